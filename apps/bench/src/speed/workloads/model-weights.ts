import { readFileSync } from 'node:fs';
import { type BoundNetwork, bindWeights, readCheckpoint } from '@reticket/network';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { initializeWeights } from '../../pretrain/initialize-weights.js';
import { buildSpeedNetwork, type SpeedModel } from '../speed-model.js';

const seed = 1;

/** The network of a model with the weights of its checkpoint or, without one, as before training. */
export function boundModel({ asked, checkpoint }: SpeedModel): BoundNetwork {
  const network = buildSpeedNetwork(asked);
  const weights =
    checkpoint === undefined
      ? initializeWeights(network, xoroshiro128plus(seed))
      : bindWeights(network, readCheckpoint(readFileSync(checkpoint)));
  return { network, weights };
}
