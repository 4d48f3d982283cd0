import type { Engine, Network } from '@reticket/network';
import { type MaskedState, type MaskedTrainer, type SparseMethod, trainMasked } from '@reticket/sparsity';
import { StepTrainer } from '../pretrain/step-trainer.js';
import { ChainFiles } from './chain-files.js';
import { makeZooTicket, type TicketContext } from './make-zoo-ticket.js';
import { maskedSgd } from './masked-sgd.js';
import { ticketMethod } from './methods/registry.js';
import type { TicketMethod, TrainingInputs } from './methods/ticket-method.js';
import type { Chain } from './plan-zoo.js';
import type { ZooData } from './zoo-data.js';
import type { ZooReport, ZooSettings } from './zoo-task.js';

/** Most steps that a stop at any moment loses. */
const stepsBetweenSaves = 50;

export interface ChainContext {
  readonly settings: ZooSettings;
  readonly network: Network;
  readonly source: TicketContext['source'];
  readonly data: ZooData;
  readonly engine: Engine;
  readonly report: (report: ZooReport) => void;
}

/** Trains one chain, from where it was left if it was, and writes the tickets that are missing. */
export async function runChain(chain: Chain, context: ChainContext): Promise<void> {
  const { settings, report } = context;
  const files = new ChainFiles(settings.runDirectory, chain.id);
  if (chain.states.every((state) => files.readTicket(state) !== undefined)) {
    report({ chain: chain.id, steps: chain.steps });
    return;
  }
  await new ChainRun(chain, context, files).run();
}

class ChainRun {
  readonly #chain: Chain;
  readonly #method: TicketMethod;
  readonly #context: ChainContext;
  readonly #files: ChainFiles;
  #steps = 0;

  constructor(chain: Chain, context: ChainContext, files: ChainFiles) {
    this.#chain = chain;
    this.#method = ticketMethod(chain.method);
    this.#context = context;
    this.#files = files;
  }

  async run(): Promise<void> {
    const { settings, network, source, data, engine } = this.#context;
    const { recipe, memoryLimit } = settings;
    const { seed, states } = this.#chain;
    const batches = { ...recipe, seed };
    const stepTrainer = await StepTrainer.open({
      engine,
      network,
      images: data.train,
      batches,
      memoryLimit,
    });
    const inputs: TrainingInputs = {
      seed,
      states,
      recipe,
      stepsPerEpoch: stepTrainer.stepsPerEpoch,
      network,
      source: source.weights,
      images: data.train,
      engine,
      memoryLimit,
    };
    const trainer = maskedSgd({
      network,
      trainer: stepTrainer,
      sgd: recipe,
      learningRate: this.#method.learningRate(inputs),
      onStep: () => this.#report(this.#steps + 1),
    });
    try {
      await this.#train(inputs, trainer);
    } finally {
      await stepTrainer.dispose();
    }
  }

  async #train(inputs: TrainingInputs, trainer: MaskedTrainer): Promise<void> {
    const method = this.#method;
    const begun = this.#trusted(this.#files.readState('state'), inputs) ?? (await method.begin(inputs));
    this.#report(begun.steps);
    if (method.early === undefined) {
      await this.#follow(method.sparseMethod(inputs), begun, inputs, trainer);
      return;
    }
    const kept = this.#files.readState('rewind');
    const early = kept ?? (await this.#follow(method.early(inputs), begun, inputs, trainer));
    if (kept === undefined) await this.#files.writeState('rewind', early);
    const from = begun.steps > early.steps ? begun : early;
    await this.#follow(method.sparseMethod(inputs, early.training), from, inputs, trainer);
  }

  /** The last state of a method; tickets are written before the state that stands behind them. */
  async #follow(
    method: SparseMethod,
    from: MaskedState,
    inputs: TrainingInputs,
    trainer: MaskedTrainer,
  ): Promise<MaskedState> {
    let last = from;
    for await (const state of trainMasked({ method, trainer, from, every: stepsBetweenSaves })) {
      const finished = this.#method.finished(inputs, state);
      if (finished !== undefined && this.#chain.states.includes(finished)) await this.#write(finished, state);
      await this.#files.writeState('state', state);
      last = state;
    }
    return last;
  }

  async #write(state: number, trained: MaskedState): Promise<void> {
    const chain = this.#chain;
    const nested = this.#method.place(state, trained).state === state;
    const parent = nested ? this.#files.readTicket(state - 1)?.card.ticket.contentHash : undefined;
    const stored = await makeZooTicket({ chain, state, trained, parent }, this.#context);
    await this.#files.writeTicket(state, stored);
    this.#context.report({ chain: chain.id, steps: this.#steps, card: stored.card });
  }

  /** A saved state, if the tickets of all states that it has left behind are there. */
  #trusted(saved: MaskedState | undefined, inputs: TrainingInputs): MaskedState | undefined {
    if (saved === undefined) return undefined;
    const { early, finished, passed: left } = this.#method;
    // A rewinding needs the state to go back to as soon as it is past it.
    if (early !== undefined && this.#files.readState('rewind') === undefined) {
      if (saved.round > 0 || saved.training.step > early(inputs).end) return undefined;
    }
    const passed = finished(inputs, saved) ?? left(inputs, saved);
    const complete = this.#chain.states.every(
      (state) => state > passed || this.#files.readTicket(state) !== undefined,
    );
    return complete ? saved : undefined;
  }

  #report(steps: number): void {
    this.#steps = steps;
    this.#context.report({ chain: this.#chain.id, steps });
  }
}
