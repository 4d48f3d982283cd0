import { InvalidArgumentError } from './errors.js';

/**
 * A sum of float64 values without rounding: `value` is the exact real sum rounded once.
 *
 * Keeps non-overlapping partials (Shewchuk 1997, "Adaptive precision floating-point arithmetic",
 * grow-expansion) and rounds them half to even as Python's `math.fsum` does. Addition of exact sums is
 * associative and commutative, so the value cannot depend on the order of `add` and `merge`.
 *
 * Cost: a few additions per partial; values of similar size keep two or three partials, 40 at most.
 * The running sum must stay below 1.8e308.
 */
export class ExactSum {
  #partials: number[] = [];

  /** @throws InvalidArgumentError if the value is not finite */
  add(value: number): this {
    if (!Number.isFinite(value)) throw new InvalidArgumentError('term of a sum', value, 'a finite number');
    const partials = this.#partials;
    let carry = value;
    let used = 0;
    for (let i = 0; i < partials.length; i++) {
      const partial = partials[i]!;
      const large = Math.abs(carry) < Math.abs(partial) ? partial : carry;
      const small = large === carry ? partial : carry;
      const sum = large + small;
      const error = small - (sum - large);
      if (error !== 0) partials[used++] = error;
      carry = sum;
    }
    if (carry !== 0) partials[used++] = carry;
    while (partials.length > used) partials.pop();
    return this;
  }

  /** Adds everything the other sum holds; the other sum is left as it is. */
  merge(other: ExactSum): this {
    for (const partial of other.partials()) this.add(partial);
    return this;
  }

  /** The partials, smallest magnitude first: they add up to the exact sum. A fresh array. */
  partials(): number[] {
    return this.#partials.slice();
  }

  /** The exact sum rounded to the nearest float64, ties to even; 0 for an empty sum. */
  get value(): number {
    const partials = this.#partials;
    let i = partials.length;
    if (i === 0) return 0;
    let high = partials[--i]!;
    let low = 0;
    while (i > 0 && low === 0) {
      const before = high;
      const partial = partials[--i]!;
      high = before + partial;
      low = partial - (high - before);
    }
    const beyond = i > 0 ? partials[i - 1]! : 0;
    if (beyond !== 0 && Math.sign(low) === Math.sign(beyond)) {
      const doubled = low * 2;
      const next = high + doubled;
      if (next - high === doubled) high = next;
    }
    return high;
  }
}
