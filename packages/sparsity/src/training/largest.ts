import { LAST_KEY, orderKeys } from '../order-keys.js';
import { selectLargest } from '../select-largest.js';

/**
 * Packed bits of the `count` largest values among those whose bit in `eligible` is set; ties go to the lower index.
 * O(n).
 *
 * @param name of the parameter, for errors.
 * @param count 0 <= count <= set bits of `eligible`.
 * @throws {NonFiniteError} if a value is NaN or infinite.
 */
export function largest(name: string, values: Float32Array, eligible: Uint8Array, count: number): Uint8Array {
  const keys = orderKeys(name, values);
  for (let i = 0; i < keys.length; i++) {
    if (!((eligible[i >> 3]! >> (i & 7)) & 1)) keys[i] = LAST_KEY;
  }
  return selectLargest([keys], count)[0]!.toBits();
}
