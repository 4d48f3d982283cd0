import { normalCdf } from './normal-cdf.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * The two levels at which BCa reads the quantiles of the replicate values (Efron 1987; Efron & Tibshirani 1993,
 * chapter 14), or `null` where its bias correction is infinite because every replicate lies on one side of the estimate.
 *
 * Replicates equal to the estimate count half, as in SciPy.
 */
export function bcaLevels(
  values: Float64Array,
  estimate: number,
  acceleration: number,
  level: number,
): [low: number, high: number] | null {
  let below = 0;
  for (const value of values) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  if (below === 0 || below === values.length) return null;
  const bias = normalQuantile(below / values.length);
  const tail = normalQuantile((1 - level) / 2);
  const moved = (z: number) => {
    const shrink = 1 - acceleration * (bias + z);
    return shrink > 0 ? normalCdf(bias + (bias + z) / shrink) : Number(bias + z > 0);
  };
  return [moved(tail), moved(-tail)];
}
