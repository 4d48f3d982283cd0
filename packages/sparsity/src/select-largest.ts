import { Mask } from './mask.js';

const DIGITS = [
  { shift: 21, values: 2048 },
  { shift: 10, values: 2048 },
  { shift: 0, values: 1024 },
] as const;

/**
 * Masks that keep exactly the `keep` largest keys of all arrays taken together. Among equal keys the one in
 * the earlier array, then with the lower index, is kept: the kept set is a prefix of one total order, so
 * the sets of smaller counts are nested in those of larger ones.
 *
 * A radix selection of three passes over the keys: O(n) time, O(1) memory besides the masks.
 *
 * @param keep 0 <= keep <= number of keys.
 */
export function selectLargest(keys: readonly Uint32Array[], keep: number): Mask[] {
  const { threshold, ties } = findThreshold(keys, keep);
  let tiesLeft = ties;
  return keys.map((array) => {
    const bits = new Uint8Array(Math.ceil(array.length / 8));
    for (let i = 0; i < array.length; i++) {
      const key = array[i]!;
      if (key > threshold || (key === threshold && tiesLeft-- > 0)) bits[i >> 3]! |= 1 << (i & 7);
    }
    return Mask.fromBits(bits, array.length);
  });
}

/** The smallest key to keep, digit by digit, and how many of the keys equal to it. */
function findThreshold(keys: readonly Uint32Array[], keep: number): { threshold: number; ties: number } {
  let threshold = 0;
  let known = 0;
  let left = keep;
  for (const { shift, values } of DIGITS) {
    const histogram = countDigits(keys, { shift, values, known, prefix: threshold });
    let digit = values - 1;
    while (histogram[digit]! < left) left -= histogram[digit--]!;
    threshold = (threshold | (digit << shift)) >>> 0;
    known = (known | ((values - 1) << shift)) >>> 0;
  }
  return { threshold, ties: left };
}

interface Digit {
  readonly shift: number;
  readonly values: number;
  /** The bits fixed so far, and their value: only keys that agree are counted. */
  readonly known: number;
  readonly prefix: number;
}

function countDigits(keys: readonly Uint32Array[], { shift, values, known, prefix }: Digit): Uint32Array {
  const histogram = new Uint32Array(values);
  for (const array of keys) {
    for (let i = 0; i < array.length; i++) {
      const key = array[i]!;
      if ((key & known) >>> 0 === prefix) histogram[(key >>> shift) & (values - 1)]!++;
    }
  }
  return histogram;
}
