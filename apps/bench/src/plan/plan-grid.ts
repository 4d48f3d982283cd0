import { TooManyClassesError } from '@reticket/reprogram';
import type { GridConfig } from '../config/grid-config.js';
import { checkDatasetName } from '../data/dataset-cards.js';
import { loadTarget } from '../data/load-target.js';
import { loadSourceModel, type SourceModel } from '../models/load-source-model.js';
import { findSourceModel } from '../models/source-models.js';
import { mostTargetClasses } from '../prompting/label-mapping.js';
import { sourcePrompt } from '../prompting/source-prompt.js';
import { findUpstreamSample, type UpstreamAvailability } from '../upstream/upstream-sample.js';
import { probeResolutionsOf, promptingsOf } from './adaptation.js';
import { type PlannedCell, planCells } from './plan-cells.js';
import { describeTarget, type TargetFacts } from './target-facts.js';

export interface PlanFolders {
  readonly dataDir?: string | undefined;
  readonly weightsDir?: string | undefined;
  readonly cacheDir: string;
}

/** A grid that has been checked against its weights and data: every cell, before the first is computed. */
export interface GridPlan {
  readonly config: GridConfig;
  readonly source: SourceModel;
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly upstream: UpstreamAvailability;
  readonly cells: readonly PlannedCell[];
}

/** Names first: a misspelt one must not wait for data to be read. */
function checkNames(config: GridConfig): void {
  findSourceModel(config.model);
  for (const name of config.datasets) checkDatasetName(name);
}

/** @throws what a prompt throws for an image size that does not fit, TooManyClassesError for a label map. */
function checkAdaptations(
  config: GridConfig,
  { network }: SourceModel,
  targets: Iterable<TargetFacts>,
): void {
  const promptings = promptingsOf(config);
  const { imageSize, sourcesPerClass } = config.visualPrompt;
  const prompts = new Set(promptings.map(({ prompt }) => prompt));
  if (probeResolutionsOf(config).includes('native')) prompts.add('expansive');
  for (const prompt of prompts) sourcePrompt(prompt, imageSize, network);
  for (const { name, classes } of targets)
    for (const { map } of promptings) {
      const most = mostTargetClasses(map, network.classes, sourcesPerClass);
      if (classes <= most) continue;
      throw new TooManyClassesError(
        `invalid data set for ${map}: got ${name} of ${classes} classes, expected at most ${most} with the ${network.classes} of ${network.name} (blm, blm+, head and LP have no such limit)`,
      );
    }
}

/**
 * Reads weights and data and lays out the cells. Everything that can be known to be wrong is found here.
 *
 * @throws typed errors for unknown names, missing or damaged files, data that leak or do not fit the model.
 */
export async function planGrid(config: GridConfig, folders: PlanFolders): Promise<GridPlan> {
  checkNames(config);
  const { dataDir, cacheDir } = folders;
  const source = loadSourceModel(config.model, folders);
  const targets = new Map<string, TargetFacts>();
  for (const name of config.datasets) {
    const { splits, visualPrompt } = config;
    const dataset = await loadTarget(name, visualPrompt.imageSize, { splits, dataDir, cacheDir });
    targets.set(name, describeTarget(dataset, config));
  }
  checkAdaptations(config, source, targets.values());
  const upstream = findUpstreamSample(config.upstream, source.network, dataDir);
  const cells = planCells(config, {
    model: source.card.name,
    weightsHash: source.weightsHash,
    datasetHashes: new Map([...targets].map(([name, { hash }]) => [name, hash])),
  });
  return { config, source, targets, upstream, cells };
}
