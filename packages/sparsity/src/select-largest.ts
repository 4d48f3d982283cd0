import { byteLength } from './mask.js';
import { orderKey } from './order-key.js';

/** Values that compete for being kept. */
export interface Contest {
  /** Finite. */
  readonly values: Float32Array;
  /** One bit per value, packed as in a mask: only values of a set bit compete. Default all. */
  readonly eligible?: Uint8Array | undefined;
}

const DIGITS = [
  { shift: 21, values: 2048, bias: 1024 },
  { shift: 10, values: 2048, bias: 0 },
  { shift: 0, values: 1024, bias: 0 },
] as const;

/**
 * Packed bits, one array per contest, of exactly the `keep` largest eligible values of all contests taken together.
 * Among equal values the one of the earlier contest, then of the lower index, is kept: the kept set is a prefix of
 * one total order, so the sets of smaller counts are nested in those of larger ones.
 *
 * A radix selection on the bits of the floats, three passes to find the smallest value to keep and one to write the
 * bits: O(n) time, O(1) memory besides the result.
 *
 * @param keep 0 <= keep <= number of eligible values.
 */
export function selectLargest(contests: readonly Contest[], keep: number): Uint8Array[] {
  const { threshold, ties } = findThreshold(contests, keep);
  let tiesLeft = ties;
  return contests.map(({ values, eligible }) => {
    const patterns = patternsOf(values);
    const bits = new Uint8Array(byteLength(patterns.length));
    for (let i = 0; i < patterns.length; i++) {
      if (eligible !== undefined && !((eligible[i >> 3]! >> (i & 7)) & 1)) continue;
      const key = orderKey(patterns[i]!);
      if (key > threshold || (key === threshold && tiesLeft-- > 0)) bits[i >> 3]! |= 1 << (i & 7);
    }
    return bits;
  });
}

/** The key of the smallest value to keep, digit by digit, and how many of the values equal to it. */
function findThreshold(contests: readonly Contest[], keep: number): { threshold: number; ties: number } {
  let threshold = 0;
  let known = 0;
  let left = keep;
  for (const digits of DIGITS) {
    const histogram = countDigits(contests, { ...digits, known, prefix: threshold });
    let digit = digits.values - 1;
    while (histogram[digit]! < left) left -= histogram[digit--]!;
    threshold |= (digit - digits.bias) << digits.shift;
    known |= (digits.values - 1) << digits.shift;
  }
  return { threshold, ties: left };
}

interface Digit {
  readonly shift: number;
  readonly values: number;
  /** What makes the first digit, which holds the sign, count from 0. */
  readonly bias: number;
  /** The bits fixed so far, and their value: only keys that agree are counted. */
  readonly known: number;
  readonly prefix: number;
}

function countDigits(contests: readonly Contest[], digit: Digit): Uint32Array {
  const { shift, values: digits, bias, known, prefix } = digit;
  const histogram = new Uint32Array(digits);
  for (const { values, eligible } of contests) {
    const patterns = patternsOf(values);
    for (let i = 0; i < patterns.length; i++) {
      if (eligible !== undefined && !((eligible[i >> 3]! >> (i & 7)) & 1)) continue;
      const key = orderKey(patterns[i]!);
      if ((key & known) === prefix) histogram[((key >> shift) + bias) & (digits - 1)]!++;
    }
  }
  return histogram;
}

function patternsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}
