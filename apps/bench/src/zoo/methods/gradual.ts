import { acdc as alternating, gradualPruning, sparsityOfState } from '@reticket/sparsity';
import { fromSource } from './from-source.js';
import { lastChange, stepsBetweenChanges } from './moving.js';
import { lengthOf, oneState } from './one-state.js';
import type { TicketMethod } from './ticket-method.js';

const origin = { score: 'magnitude', allocation: 'global', structure: 'unstructured' };

/** What methods share that begin dense and prune while they train. */
const duringTraining = {
  ...oneState,
  begin: (inputs) => fromSource(inputs),
  place: (state, { round }) => ({ state, round }),
} as const satisfies Partial<TicketMethod>;

export const gmp: TicketMethod = Object.freeze<TicketMethod>({
  ...duringTraining,
  summary: 'magnitude, ever more of it during the first three quarters of the same steps',
  origin: { ...origin, schedule: 'gmp' },
  sparseMethod: (inputs) => {
    const end = lengthOf(inputs);
    const interval = stepsBetweenChanges(inputs);
    const changes = Math.max(1, Math.floor((lastChange * end) / interval));
    return gradualPruning({ sparsity: sparsityOfState(inputs.states[0]!), start: 0, interval, changes, end });
  },
});

export const acdc: TicketMethod = Object.freeze<TicketMethod>({
  ...duringTraining,
  summary: 'half a round under masks, half a round dense, in turns, and a whole round under the last masks',
  origin: { ...origin, schedule: 'acdc' },
  sparseMethod: (inputs) => {
    const end = lengthOf(inputs);
    const interval = Math.max(1, Math.floor(inputs.recipe.steps / 2));
    const phases = 2 * Math.floor((end - inputs.recipe.steps) / (2 * interval)) + 1;
    return alternating({ sparsity: sparsityOfState(inputs.states[0]!), start: 0, interval, phases, end });
  },
});
