import { beginMasked, randomMasksLike } from '@reticket/sparsity';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { initializeWeights } from '../../pretrain/initialize-weights.js';
import { seededStream } from '../../pretrain/seeded-stream.js';
import { magnitudeMasks } from './one-shot.js';
import { oneState } from './one-state.js';
import type { TicketMethod } from './ticket-method.js';

/** The source under random masks of the layer densities of `one-shot`: where RigL and SET begin too. */
export const randomlyPruned: TicketMethod['begin'] = async (inputs) => {
  const generator = seededStream(inputs.seed, 'masks');
  const masks = randomMasksLike(await magnitudeMasks(inputs), () => uniformFloat64(generator));
  return beginMasked({ step: 0, weights: inputs.source, momentum: new Map() }, masks);
};

export const random: TicketMethod = Object.freeze<TicketMethod>({
  ...oneState,
  summary: 'pruned at random to the layer densities of one-shot, then the same steps',
  states: [3, 5, 6, 9],
  seeds: [0],
  origin: { score: 'random', allocation: 'given', structure: 'unstructured', schedule: 'one-shot' },
  begin: randomlyPruned,
});

export const randomReinit: TicketMethod = Object.freeze<TicketMethod>({
  ...oneState,
  summary: 'the masks of one-shot, but all weights drawn anew, then the same steps',
  origin: { score: 'magnitude', allocation: 'global', structure: 'unstructured', schedule: 'one-shot' },
  weights: 'reinitialised',
  begin: async (inputs) => {
    const weights = initializeWeights(inputs.network, seededStream(inputs.seed, 'weights'));
    return beginMasked({ step: 0, weights, momentum: new Map() }, await magnitudeMasks(inputs));
  },
});
