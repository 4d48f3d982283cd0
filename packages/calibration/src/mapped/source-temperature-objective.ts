import type { Logits } from '../scores.js';
import type { SourceGroups } from './label-map.js';

/** The NLL of a mapped model at one inverse temperature of its source logits, as a difference of two convex functions. */
export interface NllParts {
  readonly inverse: number;
  /** `total - own`: the mean NLL. */
  readonly nll: number;
  /** Mean log-sum-exp over all mapped source classes, convex in the inverse temperature. */
  readonly total: number;
  readonly totalSlope: number;
  /** Mean log-sum-exp over the source classes of the label, convex too: the reason why the NLL is not. */
  readonly own: number;
  /** First and second derivative of the mean NLL. */
  readonly slope: number;
  readonly curvature: number;
}

/**
 * Parts of the NLL of target probabilities that are sums of `softmax(inverse * z)` over groups of source classes.
 *
 * With `A` all mapped classes and `Y` those of the label, `nll = LSE_A(inverse * z) - LSE_Y(inverse * z)`, its
 * derivatives are `E_A[z] - E_Y[z]` and `Var_A[z] - Var_Y[z]` under the softmax over each set. Logits are taken relative to the
 * largest of the row.
 */
export function mappedNllParts(
  { data, shape }: Logits,
  labels: Int32Array,
  { sources, starts }: SourceGroups,
  inverse: number,
): NllParts {
  const [n, k] = shape;
  const sum = { total: 0, own: 0, totalSlope: 0, ownSlope: 0, curvature: 0 };
  for (let row = 0; row < n; row++) {
    const label = labels[row]!;
    const all = moments(data, row * k, sources, 0, sources.length, inverse);
    const own = moments(data, row * k, sources, starts[label]!, starts[label + 1]!, inverse);
    const behind = own.max - all.max;
    sum.total += all.logSum;
    sum.own += inverse * behind + own.logSum;
    sum.totalSlope += all.mean;
    sum.ownSlope += behind + own.mean;
    sum.curvature += all.variance - own.variance;
  }
  return {
    inverse,
    nll: (sum.total - sum.own) / n,
    total: sum.total / n,
    totalSlope: sum.totalSlope / n,
    own: sum.own / n,
    slope: (sum.totalSlope - sum.ownSlope) / n,
    curvature: sum.curvature / n,
  };
}

/** Log-sum-exp, mean and variance of `z - max z` over some classes of a row under `softmax(inverse * z)`. */
function moments(
  data: Logits['data'],
  start: number,
  sources: Int32Array,
  from: number,
  to: number,
  inverse: number,
) {
  let max = -Infinity;
  for (let i = from; i < to; i++) max = Math.max(max, data[start + sources[i]!]!);
  let weight = 0;
  let weighted = 0;
  let squared = 0;
  for (let i = from; i < to; i++) {
    const distance = data[start + sources[i]!]! - max;
    const w = Math.exp(inverse * distance);
    weight += w;
    weighted += w * distance;
    squared += w * distance * distance;
  }
  const mean = weighted / weight;
  return { max, logSum: Math.log(weight), mean, variance: Math.max(squared / weight - mean * mean, 0) };
}
