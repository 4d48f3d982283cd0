import { checkInteger } from '../arguments.js';
import { type ConfidencePairs, topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { resolveBandwidth } from '../smooth-ece.js';
import { type ReplicateOptions, resolveReplicates } from '../uncertainty/bootstrap-options.js';
import { quantilePair } from '../uncertainty/quantile.js';
import { DENSITIES, type SmoothReliabilityOptions } from './smooth-reliability.js';

/** Options of {@link smoothReliabilityBand}; 200 replicates unless told otherwise. */
export interface SmoothReliabilityBandOptions extends SmoothReliabilityOptions, ReplicateOptions {}

/** An interval of the accuracy at one confidence, all three in [0, 1]. */
export interface BandPoint {
  readonly confidence: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A band around the curve of `smoothReliability`: at each place the central interval of the curves of resamples of the rows,
 * all with the bandwidth of the data (percentile bootstrap, place by place; the "confidence band" that relplot draws).
 *
 * It says how sure the curve is at each place taken by itself, not how far smoothing has moved it. Places that less than half of
 * the resamples have an accuracy for are left out.
 *
 * Cost: per replicate n draws and about 10^7 multiplications with 200 points, in proportion with fewer.
 *
 * @throws ScoreKindError for logits
 */
export function smoothReliabilityBand(
  predictions: Predictions<Probabilities>,
  options: SmoothReliabilityBandOptions,
): BandPoint[] {
  requireProbabilities(predictions, 'smoothReliabilityBand');
  const { points = 200, replicates: asked = 200 } = options;
  checkInteger('points', points, 2, 10_000);
  const { random, replicates, level } = resolveReplicates({ ...options, replicates: asked });
  const { sorted, sigma, convention } = resolveBandwidth(topLabelPairs(predictions), options);
  const accuracies = Array.from({ length: points }, () => [] as number[]);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { all, correct } = DENSITIES[convention](resample(sorted, random), sigma, points);
    for (let i = 0; i < points; i++) {
      if (all[i]! > 0) accuracies[i]!.push(Math.min(correct[i]! / all[i]!, 1));
    }
  }
  return accuracies.flatMap((values, i) => {
    if (values.length < replicates / 2) return [];
    const [low, high] = quantilePair(Float64Array.from(values), [(1 - level) / 2, (1 + level) / 2]);
    return { confidence: i / (points - 1), low, high };
  });
}

/** As many rows drawn with replacement, in order as `sorted` is. */
function resample(sorted: ConfidencePairs, random: () => number): ConfidencePairs {
  const n = sorted.confidence.length;
  const rows = Uint32Array.from({ length: n }, () => Math.floor(n * random())).sort();
  return {
    confidence: Float64Array.from(rows, (row) => sorted.confidence[row]!),
    correct: Uint8Array.from(rows, (row) => sorted.correct[row]!),
  };
}
