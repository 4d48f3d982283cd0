import { byteLength } from './mask.js';
import { orderKey } from './order-key.js';

/** Values that compete for being kept. */
export interface Contest {
  /** Finite. */
  readonly values: Float32Array;
  /** One bit per value, packed as in a mask: only values of a set bit compete. Default all. */
  readonly eligible?: Uint8Array | undefined;
}

/** Bits of a digit: two digits make a key, the first of them signed. */
const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Packed bits, one array per contest, of exactly the `keep` largest eligible values of all contests taken together.
 * Among equal values the one of the earlier contest, then of the lower index, is kept: the kept set is a prefix of
 * one total order, so the sets of smaller counts are nested in those of larger ones.
 *
 * A radix selection on the bits of the floats, two passes to find the smallest value to keep and one to write the
 * bits: O(n) time, 256 KiB besides the result.
 *
 * @param keep 0 <= keep <= number of eligible values.
 */
export function selectLargest(contests: readonly Contest[], keep: number): Uint8Array[] {
  const { threshold, ties } = findThreshold(contests, keep);
  let tiesLeft = ties;
  return contests.map(({ values, eligible }) => {
    const patterns = patternsOf(values);
    const bits = new Uint8Array(byteLength(patterns.length));
    for (let byte = 0; byte < bits.length; byte++) {
      const competing = eligible === undefined ? 0xff : eligible[byte]!;
      const start = 8 * byte;
      const end = Math.min(start + 8, patterns.length);
      let kept = 0;
      for (let i = start; i < end; i++) {
        const key = orderKey(patterns[i]!);
        kept |= Number(key > threshold) << (i - start);
        if (key === threshold && (competing >> (i - start)) & 1 && tiesLeft-- > 0) kept |= 1 << (i - start);
      }
      bits[byte] = kept & competing;
    }
    return bits;
  });
}

/** The key of the smallest value to keep, and how many of the values equal to it. */
function findThreshold(contests: readonly Contest[], keep: number): { threshold: number; ties: number } {
  const first = findDigit(countDigits(contests, undefined), keep);
  const high = first.digit - DIGITS / 2;
  const second = findDigit(countDigits(contests, high), first.left);
  return { threshold: (high << DIGIT_BITS) | second.digit, ties: second.left };
}

/** The digit that the `left`-th largest value has, and which of the values of that digit it is. */
function findDigit(histogram: Uint32Array, left: number): { digit: number; left: number } {
  let digit = DIGITS - 1;
  let below = left;
  while (histogram[digit]! < below) below -= histogram[digit--]!;
  return { digit, left: below };
}

/** How often each first digit occurs, counted from the most negative, or each second digit after the first one `high`. */
function countDigits(contests: readonly Contest[], high: number | undefined): Uint32Array {
  const histogram = new Uint32Array(DIGITS);
  for (const { values, eligible } of contests) {
    const patterns = patternsOf(values);
    for (let i = 0; i < patterns.length; i++) {
      if (eligible !== undefined && !((eligible[i >> 3]! >> (i & 7)) & 1)) continue;
      const key = orderKey(patterns[i]!);
      if (high === undefined) histogram[(key >> DIGIT_BITS) + DIGITS / 2]!++;
      else if (key >> DIGIT_BITS === high) histogram[key & (DIGITS - 1)]!++;
    }
  }
  return histogram;
}

function patternsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}
