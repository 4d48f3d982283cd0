import { set as movingAtRandom, rigl as movingByGradient } from '@reticket/sparsity';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { seededStream } from '../../pretrain/seeded-stream.js';
import { lengthOf, oneState } from './one-state.js';
import { randomlyPruned } from './random.js';
import type { TicketMethod, TrainingInputs } from './ticket-method.js';

/** Share of the training after which masks do not change any more (RigL; Evci et al. 2020, section 4). */
export const lastChange = 0.75;

/** Changes of the masks in the steps of one round. */
const changesPerRound = 4;

/** Steps between two changes of the masks. */
export function stepsBetweenChanges({ recipe }: TrainingInputs): number {
  return Math.max(1, Math.floor(recipe.steps / changesPerRound));
}

function movesOf(inputs: TrainingInputs) {
  const end = lengthOf(inputs);
  return { interval: stepsBetweenChanges(inputs), stop: Math.max(1, Math.floor(lastChange * end)), end };
}

const origin = { allocation: 'given', structure: 'unstructured' };

export const rigl: TicketMethod = Object.freeze<TicketMethod>({
  ...oneState,
  summary: 'a random ticket whose connections move by gradient',
  seeds: [0],
  origin: { ...origin, score: 'magnitude-gradient', schedule: 'rigl' },
  begin: randomlyPruned,
  sparseMethod: (inputs) => movingByGradient(movesOf(inputs)),
});

export const set: TicketMethod = Object.freeze<TicketMethod>({
  ...oneState,
  summary: 'a random ticket whose connections move at random',
  origin: { ...origin, score: 'magnitude-random', schedule: 'set' },
  begin: randomlyPruned,
  sparseMethod: (inputs) =>
    movingAtRandom({
      ...movesOf(inputs),
      random: (round) => {
        const generator = seededStream(inputs.seed, 'moves', round);
        return () => uniformFloat64(generator);
      },
    }),
});
