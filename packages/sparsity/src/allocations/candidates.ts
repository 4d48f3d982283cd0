import { InvalidArgumentError, InvalidMaskError } from '../errors.js';
import type { Mask } from '../mask.js';
import { FIRST_KEY, LAST_KEY, orderKeys } from '../order-keys.js';
import type { Scores } from '../scores/score.js';
import { selectLargest } from '../select-largest.js';
import type { AllocationOptions } from './allocation.js';

/** One parameter, ready for selection: how many of its weights must and may be kept, and their order. */
export interface Candidate {
  readonly name: string;
  readonly keys: Uint32Array;
  readonly atLeast: number;
  readonly atMost: number;
}

/** Ranks the weights of each parameter: those of its floor first, those pruned before last. */
export function rankCandidates(scores: Scores, { floor = 0, within }: AllocationOptions): Candidate[] {
  if (!Number.isSafeInteger(floor) || floor < 0) {
    throw new InvalidArgumentError('floor', floor, 'a non-negative integer');
  }
  return [...scores].map(([name, values]) => {
    const keys = orderKeys(name, values);
    const earlier = within && requireEarlier(within.get(name), name, values.length);
    if (earlier) overwriteKeys(keys, earlier, false, LAST_KEY);
    const atMost = earlier?.ones ?? values.length;
    const atLeast = Math.min(floor, atMost);
    if (atLeast > 0) {
      const [best] = selectLargest([keys], atLeast);
      overwriteKeys(keys, best!, true, FIRST_KEY);
    }
    return { name, keys, atLeast, atMost };
  });
}

/** Gives `key` to every weight that is kept (or pruned) in `mask`. */
function overwriteKeys(keys: Uint32Array, mask: Mask, kept: boolean, key: number): void {
  for (let i = 0; i < keys.length; i++) {
    if (mask.get(i) === kept) keys[i] = key;
  }
}

function requireEarlier(mask: Mask | undefined, name: string, size: number): Mask {
  if (mask?.size !== size) {
    throw new InvalidMaskError(`earlier mask of "${name}"`, mask?.size ?? 'none', `one of ${size} weights`);
  }
  return mask;
}
