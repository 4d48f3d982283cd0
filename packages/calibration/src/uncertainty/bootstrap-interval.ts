import type { Predictions } from '../predictions.js';
import { bcaLevels } from './bca-levels.js';
import type { BootstrapOptions, resolveBootstrap } from './bootstrap-options.js';
import type { PreparedMetric } from './counted-metric.js';
import { acceleration, jackknife } from './jackknife.js';
import { quantilePair } from './quantile.js';
import { resampler, stratifiedResampler } from './resample.js';

/** Result of {@link bootstrap}. */
export interface BootstrapInterval {
  /** The metric of the predictions themselves. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The method that gave `low` and `high`: not the one asked for only where `reason` says so. */
  readonly method: NonNullable<BootstrapOptions['method']>;
  /** Standard deviation of the replicate values; 0 for a single replicate. */
  readonly standardError: number;
  /** Mean of the replicate values minus the estimate. */
  readonly bias: number;
  /** `[replicates]`, the metric of each resample, in the order drawn. */
  readonly values: Float64Array;
  /**
   * Why the interval is not an ordinary one; absent where it is.
   * - `constant`: every replicate has the same value (as the accuracy of a model without an error), which is `low` and
   *   `high`. Such an interval says nothing; for a proportion take `clopperPearsonInterval`.
   * - `oneSided`: `bca` was asked for, but all replicates lie on one side of the estimate, where it is not defined (as for
   *   the ECE of a calibrated model); the interval is by `percentile`.
   */
  readonly reason?: 'constant' | 'oneSided';
}

type Resolved = ReturnType<typeof resolveBootstrap>;

export function bootstrapOf(
  prepared: PreparedMetric,
  estimate: number,
  predictions: Predictions,
  options: Resolved,
): BootstrapInterval {
  const { random, replicates, level, stratified } = options;
  const n = predictions.labels.length;
  const draw = stratified ? stratifiedResampler(predictions, random) : resampler(n, random);
  const counts = new Uint32Array(n);
  const values = Float64Array.from({ length: replicates }, () => {
    draw(counts);
    return prepared.value(counts);
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / replicates;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    estimate,
    ...limits(values, estimate, options, () => jackknife(prepared, n, random, options.jackknifeGroups)),
    level,
    standardError: replicates === 1 ? 0 : Math.sqrt(squares / (replicates - 1)),
    bias: mean - estimate,
    values,
  };
}

function limits(
  values: Float64Array,
  estimate: number,
  { level, method }: Resolved,
  leftOut: () => Float64Array,
): Pick<BootstrapInterval, 'low' | 'high' | 'method' | 'reason'> {
  const first = values[0]!;
  if (values.every((value) => value === first))
    return { low: first, high: first, method, reason: 'constant' };
  const tails = [(1 - level) / 2, (1 + level) / 2] as const;
  if (method === 'bca') {
    const levels = bcaLevels(values, estimate, acceleration(leftOut()), level);
    const [low, high] = quantilePair(values, levels ?? tails);
    return levels === null ? { low, high, method: 'percentile', reason: 'oneSided' } : { low, high, method };
  }
  const [low, high] = quantilePair(values, tails);
  return method === 'basic'
    ? { low: 2 * estimate - high, high: 2 * estimate - low, method }
    : { low, high, method };
}
