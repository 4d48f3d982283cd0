import { InvalidArgumentError } from '../errors.js';
import { pava } from './pava.js';

/** Samples of a regression: n positions and values, all finite. */
export interface IsotonicInput {
  /** `[n]`, in any order. */
  readonly x: ArrayLike<number>;
  /** `[n]`. */
  readonly y: ArrayLike<number>;
  /** `[n]`, >= 0 and not all 0; 1 for every sample by default. */
  readonly weights?: ArrayLike<number>;
}

/** A never-descending function, known at m distinct positions. Result of {@link isotonicRegression}. */
export interface IsotonicFit {
  /** `[m]` distinct positions, ascending. */
  readonly x: Float64Array;
  /** `[m]` fitted values, never descending; equal neighbours belong to one block. */
  readonly y: Float64Array;
  /** `[m]` total weight at the position, > 0. */
  readonly weights: Float64Array;
}

/**
 * Isotonic regression: the never-descending function of x nearest to y in weighted least squares (Barlow et al.
 * 1972).
 *
 * Samples of equal x share one value: they are pooled into their weighted mean before `pava`, as in scikit-learn's
 * `IsotonicRegression`. Samples of weight 0 are left out. The fit does not depend on the order of the samples, bit
 * for bit. With 0/1 outcomes and whole-number weights (counts of a bootstrap) it is exact. Values lie within [min y,
 * max y]; one sample is fitted by itself.
 *
 * Cost: a sort of n, then O(n).
 *
 * @throws InvalidArgumentError for lengths that differ, no sample of positive weight or a number that is not finite
 */
export function isotonicRegression({ x, y, weights }: IsotonicInput): IsotonicFit {
  checkInput(x, y, weights);
  const weightOf = (i: number) => (weights === undefined ? 1 : weights[i]!);
  const order = Uint32Array.from({ length: x.length }, (_, i) => i).filter((i) => weightOf(i) > 0);
  if (order.length === 0) throw new InvalidArgumentError('total weight', 0, 'at least one weight > 0');
  order.sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || weightOf(a) - weightOf(b));

  const positions = new Float64Array(order.length);
  const sums = new Float64Array(order.length);
  const masses = new Float64Array(order.length);
  let last = -1;
  for (const i of order) {
    if (last < 0 || x[i] !== positions[last]) positions[++last] = x[i]!;
    sums[last]! += weightOf(i) * y[i]!;
    masses[last]! += weightOf(i);
  }
  const pooled = masses.slice(0, last + 1);
  return { x: positions.slice(0, last + 1), y: pava(sums.subarray(0, last + 1), pooled), weights: pooled };
}

function checkInput(x: IsotonicInput['x'], y: IsotonicInput['y'], weights: IsotonicInput['weights']): void {
  if (y.length !== x.length) throw new InvalidArgumentError('number of y', y.length, `${x.length}`);
  if (weights !== undefined && weights.length !== x.length) {
    throw new InvalidArgumentError('number of weights', weights.length, `${x.length}`);
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i])) throw new InvalidArgumentError(`x ${i}`, x[i], 'a finite number');
    if (!Number.isFinite(y[i])) throw new InvalidArgumentError(`y ${i}`, y[i], 'a finite number');
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new InvalidArgumentError(`weight ${i}`, weight, 'a finite number >= 0');
    }
  }
}
