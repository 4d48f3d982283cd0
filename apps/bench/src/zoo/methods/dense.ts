import { cosineRounds } from './cosine-rounds.js';
import { denseRounds } from './dense-rounds.js';
import { fromSource } from './from-source.js';
import { fineTuningRounds } from './iterative.js';
import type { TicketMethod } from './ticket-method.js';

/** The control: rounds as those of fine-tuning, and nothing pruned. */
export const dense: TicketMethod = Object.freeze<TicketMethod>({
  ...fineTuningRounds,
  summary: 'the control: trained for the same steps as the ticket of each state, nothing pruned',
  states: [3, 5, 6, 9],
  seeds: [0, 1, 2],
  origin: { score: 'none', allocation: 'none', structure: 'unstructured', schedule: 'dense' },
  trainings: (asked) => [asked],
  learningRate: cosineRounds,
  begin: (inputs) => fromSource(inputs),
  sparseMethod: ({ states, recipe }) => denseRounds(states.at(-1)!, recipe.steps),
  place: () => ({ state: 0, round: 0 }),
});
