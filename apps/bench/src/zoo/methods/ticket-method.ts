import type { ImageSet } from '@reticket/datasets';
import type { Engine, Network, Weights } from '@reticket/network';
import type { Lineage, MaskedState, SparseMethod, TrainingState } from '@reticket/sparsity';
import type { ZooRecipe } from '../zoo-recipe.js';

/** What a method makes a training of. */
export interface TrainingInputs {
  readonly seed: number;
  /** States of which tickets are written, ascending. */
  readonly states: readonly number[];
  readonly recipe: ZooRecipe;
  readonly stepsPerEpoch: number;
  readonly network: Network;
  readonly source: Weights;
  /** Training images, and the engine to take gradients of them with before any step. */
  readonly images: ImageSet;
  readonly engine: Engine;
  readonly memoryLimit?: number | undefined;
}

/** Where a ticket stands in its lineage. */
export interface Place {
  /** 0 for a dense one. */
  readonly state: number;
  /** Rounds of pruning that were really run. */
  readonly round: number;
}

/** How tickets are made: a frozen value, with everything that tells one method from another. */
export interface TicketMethod {
  /** What it is, in the line of `--help`. */
  readonly summary: string;
  /** States of which tickets are made unless others are asked for. */
  readonly states: readonly number[];
  /** Seeds unless others are asked for; none for a method that is made only if asked for, then from seed 0. */
  readonly seeds: readonly number[];
  /** By what, and how, its masks are chosen. */
  readonly origin: Pick<Lineage, 'score' | 'allocation' | 'structure' | 'schedule'>;
  /** What its weights are where they do not come from the source, such as `retrained`. */
  readonly weights?: string;
  /** Whether states come one after the other in one training; otherwise each has a training of its own. */
  readonly iterative: boolean;
  /** The states of each training, for the ascending ones that are asked for. */
  readonly trainings: (asked: readonly number[]) => readonly (readonly number[])[];
  /** Training steps up to a state. */
  readonly steps: (state: number, recipe: ZooRecipe, stepsPerEpoch: number) => number;
  readonly learningRate: (inputs: TrainingInputs) => (step: number) => number;
  readonly begin: (inputs: TrainingInputs) => MaskedState | Promise<MaskedState>;
  /** The way to an early state that {@link sparseMethod} goes back to; most have none. */
  readonly early?: (inputs: TrainingInputs) => SparseMethod;
  readonly sparseMethod: (inputs: TrainingInputs, early?: TrainingState) => SparseMethod;
  /** The state that a training stands at the end of, `undefined` in between. */
  readonly finished: (inputs: TrainingInputs, trained: MaskedState) => number | undefined;
  /** The last state that a training in between two has left behind, -1 if none. */
  readonly passed: (inputs: TrainingInputs, trained: MaskedState) => number;
  readonly place: (state: number, trained: MaskedState) => Place;
}
