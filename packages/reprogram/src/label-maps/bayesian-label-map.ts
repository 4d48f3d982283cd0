import { checkNotNegative } from '../arguments.js';
import type { FrequencyMatrix } from './frequency-matrix.js';
import type { LabelWeights } from './label-weights.js';
import type { ProbabilityMatrix } from './probability-matrix.js';

export interface BayesianLabelMapOptions {
  /** Laplace smoothing lambda, >= 0; 1 by default, as the authors have it. */
  readonly smoothing?: number;
}

/**
 * Bayesian-guided label mapping (Cai et al. 2024, arXiv 2410.24018): the weight of source class s for target class t is
 * joint(s, t) / (sum over t of joint(s, t) + lambda), and then every column is divided by its sum. With counts of
 * predictions for `joint` that is BLM, with `ProbabilitySums` BLM+. Any numbers of source and target
 * classes. A source class that was never seen gets weight 0; a target class without anything gets equal weights.
 */
export function bayesianLabelMap(
  joint: FrequencyMatrix | ProbabilityMatrix,
  { smoothing = 1 }: BayesianLabelMapOptions = {},
): LabelWeights {
  checkNotNegative('smoothing', smoothing);
  const { sourceClasses, targetClasses } = joint;
  const values = 'counts' in joint ? joint.counts : joint.sums;
  const shares = new Float64Array(values.length);
  const columns = new Float64Array(targetClasses);
  for (let source = 0; source < sourceClasses; source += 1) {
    const row = source * targetClasses;
    let seen = smoothing;
    for (let target = 0; target < targetClasses; target += 1) seen += values[row + target]!;
    if (seen === 0) continue;
    for (let target = 0; target < targetClasses; target += 1) {
      const share = values[row + target]! / seen;
      shares[row + target] = share;
      columns[target] = columns[target]! + share;
    }
  }
  const weights = Float32Array.from(shares, (share, position) => {
    const column = columns[position % targetClasses]!;
    return column === 0 ? 1 / sourceClasses : share / column;
  });
  return { weights, sourceClasses, targetClasses };
}
