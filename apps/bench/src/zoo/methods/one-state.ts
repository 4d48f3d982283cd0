import { staticSparsity } from '@reticket/sparsity';
import { cosineRounds } from './cosine-rounds.js';
import type { TicketMethod, TrainingInputs } from './ticket-method.js';

/** States of which controls and one-shot tickets are made. */
export const someStates = [3, 6, 9];

/** Steps of a training that makes one state: as many as iterative pruning takes to it. */
export function lengthOf({ states, recipe }: TrainingInputs): number {
  return states[0]! * recipe.steps;
}

/** What methods share that train anew for each state, by default under masks that never change. */
export const oneState = {
  states: someStates,
  seeds: [],
  iterative: false,
  trainings: (asked) => asked.map((state) => [state]),
  steps: (state, recipe) => state * recipe.steps,
  learningRate: cosineRounds,
  sparseMethod: (inputs) => staticSparsity({ end: lengthOf(inputs) }),
  finished: (inputs, { training }) => (training.step === lengthOf(inputs) ? inputs.states[0] : undefined),
  passed: () => -1,
  place: (state) => ({ state, round: 1 }),
} as const satisfies Partial<TicketMethod>;
