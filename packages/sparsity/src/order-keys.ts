import { checkFinite } from './weights.js';

/** Above the key of every finite number: an element with it is kept before all others. */
export const FIRST_KEY = 0xffffffff;

/** Below the key of every finite number: an element with it is kept after all others. */
export const LAST_KEY = 0;

const SIGN = 0x80000000;
const NEGATIVE_ZERO = 0x80000000;

/**
 * Maps finite floats to unsigned integers of the same order, -0 and 0 to the same one: the bit pattern with
 * the sign bit flipped, or all bits if negative.
 *
 * @throws {NonFiniteError} for NaN and infinities.
 */
export function orderKeys(name: string, values: Float32Array): Uint32Array {
  checkFinite(name, values);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const keys = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const pattern = bits[i] === NEGATIVE_ZERO ? 0 : bits[i]!;
    keys[i] = pattern & SIGN ? ~pattern : pattern | SIGN;
  }
  return keys;
}
