import { countOnes } from './bit-words.js';
import { InvalidArgumentError, InvalidMaskError } from './errors.js';

/**
 * Which weights of one parameter are kept: one bit per weight, 1 = kept, 0 = pruned. Immutable.
 *
 * Weight `i` (row-major) is bit `i % 8`, counted from the least significant, of byte `floor(i / 8)`, as
 * `numpy.packbits(mask, bitorder='little')` packs it; the unused high bits of the last byte are 0.
 */
export class Mask {
  readonly #bits: Uint8Array;
  /** Number of weights. */
  readonly size: number;
  /** Number of kept weights, 0 <= ones <= size. */
  readonly ones: number;

  private constructor(bits: Uint8Array, size: number) {
    this.#bits = bits;
    this.size = size;
    this.ones = countOnes(bits);
  }

  /** A mask that keeps all of `size` weights. */
  static dense(size: number): Mask {
    checkSize(size);
    const bits = new Uint8Array(byteLength(size)).fill(0xff);
    if (size % 8 !== 0) bits[bits.length - 1] = paddingStart(size) - 1;
    return new Mask(bits, size);
  }

  /**
   * A mask of `size` weights from packed bits, which are copied.
   *
   * @throws {InvalidMaskError} if `bits` is not `ceil(size / 8)` bytes or an unused bit is set.
   */
  static fromBits(bits: Uint8Array, size: number): Mask {
    checkSize(size);
    if (bits.length !== byteLength(size)) {
      throw new InvalidMaskError(
        'mask bits',
        `${bits.length} bytes`,
        `${byteLength(size)} for ${size} weights`,
      );
    }
    if (hasPadding(bits, size))
      throw new InvalidMaskError('mask bits', 'a set unused bit', 'unused bits of 0');
    return new Mask(bits.slice(), size);
  }

  /** Whether weight `index` is kept. */
  get(index: number): boolean {
    if (!Number.isInteger(index) || index < 0 || index >= this.size) {
      throw new InvalidArgumentError('index', index, `an integer, 0 <= index < ${this.size}`);
    }
    return ((this.#bits[index >> 3]! >> (index & 7)) & 1) === 1;
  }

  /** A copy of the packed bits, `ceil(size / 8)` bytes. */
  toBits(): Uint8Array {
    return this.#bits.slice();
  }

  equals(other: Mask): boolean {
    return this.size === other.size && this.#bits.every((byte, i) => byte === other.#bits[i]);
  }

  /** Whether `other` keeps every weight that this mask keeps: this mask is nested in `other`. */
  isSubsetOf(other: Mask): boolean {
    return this.size === other.size && this.#bits.every((byte, i) => (byte & ~other.#bits[i]!) === 0);
  }

  /**
   * The number of weights that both masks keep.
   *
   * @throws {InvalidMaskError} if the sizes differ.
   */
  overlap(other: Mask): number {
    if (this.size !== other.size) throw new InvalidMaskError('mask size', other.size, `${this.size}`);
    return countOnes(this.#bits.map((byte, i) => byte & other.#bits[i]!));
  }

  /**
   * A copy of `data` with +0 in place of every pruned weight; kept weights keep their bits. O(size).
   *
   * @throws {InvalidMaskError} if `data` does not hold `size` weights.
   */
  apply(data: Float32Array): Float32Array {
    this.#checkLength(data);
    const patterns = new Uint32Array(data.buffer, data.byteOffset, data.length);
    const masked = new Float32Array(this.size);
    const maskedPatterns = new Uint32Array(masked.buffer);
    for (let i = 0; i < this.size; i++) {
      maskedPatterns[i] = patterns[i]! & -((this.#bits[i >> 3]! >> (i & 7)) & 1);
    }
    return masked;
  }

  /**
   * The index of the first pruned weight that is not +0 in `data`, -1 if `apply` would change no bit.
   *
   * @throws {InvalidMaskError} if `data` does not hold `size` weights.
   */
  firstUnmasked(data: Float32Array): number {
    this.#checkLength(data);
    const patterns = new Uint32Array(data.buffer, data.byteOffset, data.length);
    for (let i = 0; i < patterns.length; i++) {
      if (patterns[i] !== 0 && !((this.#bits[i >> 3]! >> (i & 7)) & 1)) return i;
    }
    return -1;
  }

  #checkLength(data: Float32Array): void {
    if (data.length !== this.size) {
      throw new InvalidMaskError('array', `${data.length} weights`, `the ${this.size} of the mask`);
    }
  }
}

/** Masks by parameter name. */
export type Masks = ReadonlyMap<string, Mask>;

/** Whether packed bits of `size` weights have an unused bit set. */
export function hasPadding(bits: Uint8Array, size: number): boolean {
  return size % 8 !== 0 && bits[bits.length - 1]! >= paddingStart(size);
}

export function byteLength(size: number): number {
  return Math.ceil(size / 8);
}

function paddingStart(size: number): number {
  return 1 << (size % 8);
}

function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new InvalidArgumentError('mask size', size, 'a non-negative integer');
  }
}
