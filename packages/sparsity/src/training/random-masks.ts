import { allocateMasks } from '../allocate-masks.js';
import { allocationOfMasks } from '../allocations/given.js';
import type { Masks } from '../mask.js';

/**
 * Masks that keep as many weights of each parameter as `masks` do, drawn at random: the control of random pruning at
 * equal per-layer density. For the control of random re-initialisation, begin with the ticket's own masks and freshly
 * drawn weights: `beginMasked({ step: 0, weights: fresh, momentum: new Map() }, ticket.masks)`. O(n).
 *
 * @param random uniform numbers, 0 <= x < 1, from a seeded generator; one per weight, in order.
 */
export function randomMasksLike(masks: Masks, random: () => number): Masks {
  const scores = new Map(
    [...masks].map(([name, { size }]) => [
      name,
      { data: Float32Array.from({ length: size }, random), shape: [size] },
    ]),
  );
  return allocateMasks(scores, allocationOfMasks(masks), { floor: 0 });
}
