import { orderKey } from './order-key.js';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Indices of finite values in ascending order; among equal values the higher index comes first. A radix sort of
 * three passes: O(n) time, 8 bytes per value.
 */
export function ascendingOrder(values: Float32Array): Uint32Array {
  const patterns = new Int32Array(values.buffer, values.byteOffset, values.length);
  let from = new Uint32Array(values.length);
  for (let i = 0; i < from.length; i++) from[i] = from.length - 1 - i;
  let to = new Uint32Array(values.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = digitStarts(patterns, shift);
    for (const index of from) to[starts[digitOf(patterns[index]!, shift)]!++] = index;
    [from, to] = [to, from];
  }
  return from;
}

/** Where the indices of each digit begin in the order. */
function digitStarts(patterns: Int32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS);
  for (let i = 0; i < patterns.length; i++) starts[digitOf(patterns[i]!, shift)]!++;
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit]!;
    starts[digit] = start;
    start += count;
  }
  return starts;
}

/** The flipped sign makes the digits of negative keys, which are compared as unsigned, the smaller ones. */
function digitOf(pattern: number, shift: number): number {
  return ((orderKey(pattern) ^ -0x80000000) >>> shift) & (DIGITS - 1);
}
