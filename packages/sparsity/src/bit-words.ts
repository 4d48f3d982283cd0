/** Packed bits as signed 32-bit words, bit `i` in word `floor(i / 32)`; unused bits are 0. A copy. */
export function toWords(bits: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil(bits.length / 4));
  new Uint8Array(words.buffer).set(bits);
  return words;
}

/** The number of set bits. O(bytes). */
export function countOnes(bits: Uint8Array): number {
  let ones = 0;
  for (const word of toWords(bits)) ones += onesOf(word);
  return ones;
}

/** Adds neighbouring bits, then pairs, then nibbles (Warren, Hacker's Delight, section 5-1). */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Index of the lowest set bit of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
