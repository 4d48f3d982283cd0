import { momentsOf, type Standardization } from '../linear-probe/standardization.js';

/** Items that the prior of `shrunkStandardization` counts for. */
const priorItems = 10;

/**
 * Standardisation for few items. The variance of each feature is the mean of its own, over n items, and of the median
 * over all features that vary, which counts as 10 items more: (n v + 10 median) / (n + 10). With many items that is
 * their own variance. With few it is a floor: a feature that happened to hardly vary among them is not blown up, which
 * would make a probe wildly confident wherever it does vary. Features that never vary get the prior alone.
 */
export function shrunkStandardization(features: Float32Array, width: number): Standardization {
  const count = features.length / width;
  const { mean, variance } = momentsOf(features, width);
  const varying = variance.filter((value) => value > 0).sort();
  const median = varying[Math.floor(varying.length / 2)] ?? 1;
  return {
    mean: Float32Array.from(mean),
    std: Float32Array.from(variance, (own) =>
      Math.sqrt((count * own + priorItems * median) / (count + priorItems)),
    ),
  };
}
