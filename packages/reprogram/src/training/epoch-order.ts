import { seededGenerator } from '../random/seeded-generator.js';
import { range, shuffle } from '../random/shuffle.js';

/** The order in which an epoch visits `count` items; every epoch has a stream of its own. */
export function epochOrder(count: number, seed: number, epoch: number): Int32Array {
  return shuffle(range(count), seededGenerator(seed, `order/${epoch}`));
}
