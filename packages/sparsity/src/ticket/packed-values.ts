import { float16FromFloat32, float32FromFloat16 } from '@reticket/safetensors';
import { lowestBit, toWords } from '../bit-words.js';
import { InvalidArgumentError } from '../errors.js';
import { checkStored } from './ticket.js';

/** Smallest magnitude above 0 of binary16, 2^-24, as its pattern. */
const SMALLEST_HALF = 1;

/** The kept elements of `data` in order, without the pruned ones; `bits` are those of a `Mask`. O(bits / 32 + kept). */
export function gatherKept(data: Float32Array, bits: Uint8Array, kept: number): Float32Array {
  const values = new Float32Array(kept);
  const from = patternsOf(data);
  const to = patternsOf(values);
  let next = 0;
  const words = toWords(bits);
  for (let i = 0; i < words.length; i++) {
    for (let word = words[i]!; word !== 0; word &= word - 1) {
      to[next++] = from[32 * i + lowestBit(word)]!;
    }
  }
  return values;
}

/** Adds 1 to an exponent: the sign bit is set afterwards if it was that of a NaN or an infinity. */
const NEXT_EXPONENT = 0x00800000;
const EXPONENT = 0x7f800000;

/**
 * The inverse of {@link gatherKept}: `size` elements with +0 for every pruned one, checked in the same pass. O(size).
 *
 * @throws {TicketError} `RETICKET_TICKET_NON_FINITE` for a NaN or an infinity among the values.
 */
export function scatterKept(
  name: string,
  values: Float32Array,
  bits: Uint8Array,
  size: number,
): Float32Array {
  const data = new Float32Array(size);
  const from = patternsOf(values);
  const to = patternsOf(data);
  let next = 0;
  let overflow = 0;
  const words = toWords(bits);
  for (let i = 0; i < words.length; i++) {
    for (let word = words[i]!; word !== 0; word &= word - 1) {
      const pattern = from[next++]!;
      overflow |= (pattern & EXPONENT) + NEXT_EXPONENT;
      to[32 * i + lowestBit(word)] = pattern;
    }
  }
  if (overflow < 0) checkStored(name, values);
  return data;
}

/**
 * Rounds kept weights to binary16 as `float16FromFloat32` does, except that none becomes 0 that was not: from 2^-25
 * down they become 2^-24 of their sign, so that the zeros of the stored weights stay those of the mask. O(n).
 *
 * @throws {InvalidArgumentError} for a magnitude that overflows, from 65520.
 */
export function halveKept(name: string, values: Float32Array): Uint16Array {
  const halves = float16FromFloat32(values);
  for (let i = 0; i < halves.length; i++) {
    const magnitude = halves[i]! & 0x7fff;
    if (magnitude === 0 && values[i] !== 0) halves[i]! |= SMALLEST_HALF;
    if (magnitude >= 0x7c00) {
      throw new InvalidArgumentError(
        `kept weight ${i} of "${name}"`,
        values[i],
        'a magnitude below 65520 for F16',
      );
    }
  }
  return halves;
}

/** Kept weights as 32-bit floats, from either way in which they are stored. */
export function widenKept(values: Float32Array | Uint16Array): Float32Array {
  return values instanceof Float32Array ? values : float32FromFloat16(values);
}

/** The bits of floats: moving them converts nothing. */
function patternsOf({ buffer, byteOffset, length }: Float32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length);
}
