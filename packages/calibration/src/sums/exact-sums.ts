import { InvalidArgumentError } from '../errors.js';
import { ExactSum } from '../exact-sum.js';
import { twoProductError } from './two-product.js';

/** Level l holds multiples of 2^(-32 l). Adding and subtracting 1.5 * 2^52 units rounds to a whole number of units. */
const LEVEL_BITS = 32;
const ROUND = Float64Array.from({ length: 36 }, (_, level) => 1.5 * 2 ** 52 * 2 ** (-LEVEL_BITS * level));
const ROUND_1 = ROUND[1]!;
const ROUND_2 = ROUND[2]!;

/** Sums stay below this in magnitude. */
const MAX_SUM = 2 ** 53;

/** Additions after which the levels are carried: a level takes 2^21 - 1 terms of up to 2^32 units without rounding. */
const CARRY_AFTER = 2 ** 20;

/**
 * Many sums of float64 values without rounding, in typed arrays: what `ExactSum` is for one sum, made for adding one
 * value to one of thousands of sums a hundred million times.
 *
 * Each sum is a fixed-point number in pieces of 32 bits, piece l a whole multiple of 2^(-32 l) kept in a float64. A
 * term is cut into such multiples without error, and whole multiples of one unit add up exactly as long as they stay
 * below 2^53 units, which a carry into the next piece, every 2^20 terms, takes care of. So `value` is the exact sum
 * rounded once, whatever the order of `add` and `merge`. Values up to 1 in magnitude are the fast case.
 *
 * Cost: about ten additions per term of float32 size; 8 bytes per sum and piece, pieces allocated as terms need them.
 * The magnitude of a term must be below 2^51, that of a sum below 2^53.
 */
export class ExactSums {
  readonly length: number;
  readonly #levels: Float64Array[];
  #pending = 0;

  constructor(length: number) {
    this.length = length;
    this.#levels = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  }

  /** Adds a value of at most 1 in magnitude to one of the sums. */
  addUnit(index: number, value: number): void {
    if (++this.#pending > CARRY_AFTER) this.#carry();
    const high = value + ROUND_1 - ROUND_1;
    const rest = value - high;
    this.#levels[1]![index]! += high;
    if (rest === 0) return;
    const low = rest + ROUND_2 - ROUND_2;
    this.#levels[2]![index]! += low;
    if (low !== rest) this.#addFrom(3, index, rest - low);
  }

  /** Adds a whole number to one of the sums. */
  addWhole(index: number, value: number): void {
    this.#levels[0]![index]! += value;
  }

  /** Adds a value below 2^51 in magnitude to one of the sums. */
  add(index: number, value: number): void {
    const whole = Math.round(value);
    this.#levels[0]![index]! += whole;
    if (whole !== value) this.addUnit(index, value - whole);
  }

  /** Adds `a * b` without rounding the product. */
  addProduct(index: number, a: number, b: number): void {
    const product = a * b;
    this.add(index, product);
    this.add(index, twoProductError(a, b, product));
  }

  /** Adds every sum of the other, which has the same length and is left as it is. */
  merge(other: ExactSums): void {
    this.#carry();
    other.#carry();
    other.#levels.forEach((from, level) => {
      const to = this.#level(level);
      for (let i = 0; i < to.length; i++) to[i]! += from[i]!;
    });
    this.#carry();
  }

  /** One sum, rounded once to the nearest float64. */
  value(index: number): number {
    return this.#exact(index).value;
  }

  /** All sums, each rounded once. */
  values(): Float64Array {
    return Float64Array.from({ length: this.length }, (_, index) => this.value(index));
  }

  /** The sum of all sums, rounded once. */
  total(): number {
    const total = new ExactSum();
    for (const level of this.#levels) for (const piece of level) total.add(piece);
    return total.value;
  }

  /** Of each sum a few numbers that add up to it exactly. */
  partials(): number[][] {
    return Array.from({ length: this.length }, (_, index) => this.#exact(index).partials());
  }

  /**
   * Adds what `partials()` gave.
   *
   * @throws InvalidArgumentError for a term that is not below 2^53 in magnitude
   */
  addPartials(partials: readonly (readonly number[])[]): void {
    partials.forEach((terms, index) => {
      for (const term of terms) {
        if (!(Math.abs(term) < MAX_SUM)) {
          throw new InvalidArgumentError('term of a sum', term, 'a number below 2^53 in magnitude');
        }
        const whole = Math.trunc(term);
        this.addWhole(index, whole);
        this.addUnit(index, term - whole);
      }
    });
  }

  #exact(index: number): ExactSum {
    const sum = new ExactSum();
    for (let level = this.#levels.length - 1; level >= 0; level--) sum.add(this.#levels[level]![index]!);
    return sum;
  }

  #addFrom(level: number, index: number, value: number): void {
    let rest = value;
    for (let l = level; rest !== 0; l++) {
      const round = ROUND[l]!;
      const piece = rest + round - round;
      this.#level(l)[index]! += piece;
      rest -= piece;
    }
  }

  #level(level: number): Float64Array {
    while (this.#levels.length <= level) this.#levels.push(new Float64Array(this.length));
    return this.#levels[level]!;
  }

  /** Moves what exceeds half a unit of the level above into it; afterwards every level can take `CARRY_AFTER` terms. */
  #carry(): void {
    this.#pending = 0;
    for (let l = this.#levels.length - 1; l > 0; l--) {
      const round = ROUND[l - 1]!;
      const level = this.#levels[l]!;
      const above = this.#levels[l - 1]!;
      for (let i = 0; i < level.length; i++) {
        const moved = level[i]! + round - round;
        above[i]! += moved;
        level[i]! -= moved;
      }
    }
  }
}
