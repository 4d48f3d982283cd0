import { checkInteger } from '../arguments.js';

/**
 * Mulberry32 of Tommy Ettinger (2017): uniform multiples of 2^-32, 0 <= x < 1, the same on every machine.
 *
 * 32 bits of state, period 2^32: enough for the resamples of one interval, which draw one number per sample and
 * replicate. Pass any other generator of uniform numbers where that is too short. Unfit for cryptography.
 *
 * @param seed integer, 0 <= seed < 2^32
 */
export function mulberry32(seed: number): () => number {
  checkInteger('seed', seed, 0, 2 ** 32 - 1);
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
