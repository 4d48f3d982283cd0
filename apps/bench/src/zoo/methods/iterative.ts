import { iterativePruning } from '@reticket/sparsity';
import { cosineRounds } from './cosine-rounds.js';
import { fromSource } from './from-source.js';
import type { TicketMethod } from './ticket-method.js';

/** The last state that is made by default. */
export const lastState = 9;

/** What methods share whose states come one after the other, each from the weights of the last. */
export const iterative = {
  states: [lastState],
  iterative: true,
  place: (state) => ({ state, round: state }),
} as const satisfies Partial<TicketMethod>;

/** A training whose round s, of `recipe.steps` steps, ends with state s. */
export const fineTuningRounds = {
  iterative: true,
  steps: (state, recipe) => state * recipe.steps,
  finished: ({ recipe }, { training: { step } }) =>
    step > 0 && step % recipe.steps === 0 ? step / recipe.steps : undefined,
  passed: ({ recipe }, { training: { step } }) => Math.floor(step / recipe.steps),
} as const satisfies Partial<TicketMethod>;

/** A round prunes the parent of the next, so that no state is left out. */
export function statesFrom(first: number): TicketMethod['trainings'] {
  return (asked) => [Array.from({ length: asked.at(-1)! - first + 1 }, (_, index) => first + index)];
}

export const fineTuning: TicketMethod = Object.freeze<TicketMethod>({
  ...iterative,
  ...fineTuningRounds,
  summary: "iterative magnitude pruning, 20 % of what remains a round, from the source's weights",
  seeds: [0, 1, 2],
  origin: {
    score: 'magnitude',
    allocation: 'global',
    structure: 'unstructured',
    schedule: 'imp-fine-tuning',
  },
  trainings: statesFrom(1),
  learningRate: cosineRounds,
  begin: (inputs) => fromSource(inputs),
  sparseMethod: ({ states, recipe: { steps } }) =>
    iterativePruning({ rounds: states.at(-1)!, retraining: { kind: 'fine-tuning', start: 0, steps } }),
});
