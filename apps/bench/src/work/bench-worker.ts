import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '@reticket/datasets';
import type { Engine, Network, Weights } from '@reticket/network';
import { readTicket } from '@reticket/sparsity';
import { loadTarget } from '../data/load-target.js';
import { openEngine } from '../engines/open-engine.js';
import { findSourceModel, type SourceModelCard } from '../models/source-models.js';
import { FeatureStore } from '../store/feature-store.js';
import { ticketPath } from '../tickets/ticket-path.js';
import type { WorkSettings } from './task.js';

/** What one worker process keeps between its tasks: the engine, the last ticket and the last data set. */
export class BenchWorker {
  readonly settings: WorkSettings;
  readonly card: SourceModelCard;
  readonly network: Network;
  readonly features: FeatureStore;
  #engine: Promise<Engine> | undefined;
  #ticket: { readonly state: number; readonly weights: Weights } | undefined;
  #target: { readonly key: string; readonly dataset: Promise<Dataset> } | undefined;

  constructor(settings: WorkSettings) {
    this.settings = settings;
    this.card = findSourceModel(settings.config.model);
    this.network = this.card.build();
    this.features = new FeatureStore(join(settings.runDirectory, 'features'));
  }

  engine(): Promise<Engine> {
    this.#engine ??= openEngine(this.settings.engine, this.settings.threads);
    return this.#engine;
  }

  /** Weights of the ticket of a state, from its file. */
  weights(state: number): Weights {
    if (this.#ticket?.state !== state) {
      const { weights } = readTicket(readFileSync(ticketPath(this.settings.runDirectory, state)));
      this.#ticket = { state, weights };
    }
    return this.#ticket.weights;
  }

  /** A target data set at one size, px. */
  target(name: string, size: number): Promise<Dataset> {
    const key = `${name}@${size}`;
    if (this.#target?.key !== key) {
      const { config, dataDir, cacheDir } = this.settings;
      this.#target = { key, dataset: loadTarget(name, size, { splits: config.splits, dataDir, cacheDir }) };
    }
    return this.#target.dataset;
  }
}
