import { type BinCounts, binMidpoint } from './bins.js';
import type { StepFunction } from './step-function.js';

/** Samples that the prior of a bin is worth: twice the bins in all (`BDeu2` in the authors' code). */
const PRIOR_SAMPLES = 2;
const LEAST_PRIOR_MEAN = 0.005;

/** -2 times the log of the probability of all outcomes, integrated over the beta priors of the bins. */
export function betaMarginalScore({ edges, counts, sums }: BinCounts): number {
  let log = 0;
  counts.forEach((count, i) => {
    const mean = priorMean(edges, i);
    log +=
      logRising(PRIOR_SAMPLES * mean, sums[i]!) +
      logRising(PRIOR_SAMPLES * (1 - mean), count - sums[i]!) -
      logRising(PRIOR_SAMPLES, count);
  });
  return -2 * log;
}

export function posteriorMeans({ edges, counts, sums }: BinCounts): StepFunction {
  const values = counts.map(
    (count, i) => (sums[i]! + PRIOR_SAMPLES * priorMean(edges, i)) / (count + PRIOR_SAMPLES),
  );
  return { edges, values };
}

function priorMean(edges: readonly number[], index: number): number {
  return Math.min(Math.max(binMidpoint(edges, index), LEAST_PRIOR_MEAN), 1 - LEAST_PRIOR_MEAN);
}

/** `log(Gamma(a + m) / Gamma(a))` for a whole m >= 0: the log of a (a + 1) ... (a + m - 1). */
function logRising(a: number, m: number): number {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += Math.log(a + i);
  return sum;
}
