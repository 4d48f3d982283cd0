/** A criterion by which models are weighed: `bic` = -2 log L + d log n, `aic` = -2 log L + 2 d, with d values. */
export type InformationCriterion = 'bic' | 'aic';

/** Smallest probability used, as in `nll`. */
const CLIP = 2 ** -52;

export function informationCriterion(
  criterion: InformationCriterion,
  logLikelihood: number,
  values: number,
  samples: number,
): number {
  return (criterion === 'bic' ? Math.log(samples) : 2) * values - 2 * logLikelihood;
}

/** Log-likelihood of groups of 0/1 outcomes, each with one probability. */
export function groupedLogLikelihood(
  counts: ArrayLike<number>,
  events: ArrayLike<number>,
  probabilities: ArrayLike<number>,
): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const p = probabilities[i]!;
    const others = counts[i]! - events[i]!;
    if (events[i]! > 0) sum += events[i]! * Math.log(Math.max(p, CLIP));
    if (others > 0) sum += others * Math.log(Math.max(1 - p, CLIP));
  }
  return sum;
}
