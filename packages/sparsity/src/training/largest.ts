import { selectLargest } from '../select-largest.js';
import { checkFinite } from '../weights.js';

/**
 * Packed bits of the `count` largest values among those whose bit in `eligible` is set; ties go to the lower index.
 * O(n).
 *
 * @param name of the parameter, for errors.
 * @param count 0 <= count <= set bits of `eligible`.
 * @throws {NonFiniteError} if a value is NaN or infinite.
 */
export function largest(name: string, values: Float32Array, eligible: Uint8Array, count: number): Uint8Array {
  checkFinite(name, values);
  return selectLargest([{ values, eligible }], count)[0]!;
}
