/** A difference of two neighbouring weights, in units of their variance, that ends the list of models kept. */
const ELBOW = 0.001;

/**
 * Which models of a Bayesian average to keep, and how they weigh (Naeini et al. 2015 and 2016).
 *
 * A model with score s (twice the negative log evidence, or BIC, or AIC: less is better) weighs `exp(-s / 2)`. In
 * descending order of weight they are kept up to the elbow, where the next one differs by no more than 0.001 variances of
 * all weights; equal weights at the top are all kept. The kept weights are divided by their sum.
 */
export function averageModels(scores: readonly number[]): { index: number; weight: number }[] {
  const best = scores.reduce((least, score) => Math.min(least, score), Infinity);
  const models = scores
    .map((score, index) => ({ index, weight: Math.exp((best - score) / 2) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const variance = varianceOf(models.map(({ weight }) => weight));
  const dropAfter = (i: number) => models[i]!.weight - models[i + 1]!.weight;

  let last = 0;
  while (last < models.length - 1 && dropAfter(last) === 0) last++;
  while (last < models.length - 1 && dropAfter(last) / variance > ELBOW) last++;
  const kept = models.slice(0, last + 1);
  const sum = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map(({ index, weight }) => ({ index, weight: weight / sum }));
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
