import { checkInteger } from '../arguments.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import { reflectedDensities } from '../reflected-kernel.js';
import { relplotDensities } from '../relplot-kernel.js';
import type { Probabilities } from '../scores.js';
import { resolveBandwidth, type SmoothEceOptions } from '../smooth-ece.js';

/** Options of {@link smoothReliability}. */
export interface SmoothReliabilityOptions extends SmoothEceOptions {
  /** Equidistant places of [0, 1], both ends among them, 2 to 10000. Default 200, as relplot draws. */
  readonly points?: number;
}

/** One place of a smooth reliability diagram, plain JSON. */
export interface SmoothReliabilityPoint {
  /** In [0, 1]. */
  readonly confidence: number;
  /** Kernel regression of correctness, in [0, 1]; `null` where the density is 0. */
  readonly accuracy: number | null;
  /** Smoothed density of the confidences, >= 0, with integral 1. */
  readonly density: number;
}

/** Result of {@link smoothReliability}. */
export interface SmoothReliability {
  /** Bandwidth of the kernel, that of `smoothEce` with the same options. */
  readonly sigma: number;
  readonly curve: SmoothReliabilityPoint[];
}

/**
 * The smooth reliability diagram (Blasiok & Nakkiran 2023): accuracy as a function of confidence by Nadaraya-Watson
 * regression with the Gaussian kernel reflected at 0 and 1, at the bandwidth of `smoothEce`, and how dense the
 * confidences lie.
 *
 * The curve of a calibrated model is near the diagonal, but not on it where the density is steep: smoothing pulls
 * accuracies together over a bandwidth. A place more than nine bandwidths from every sample has density 0 and
 * accuracy `null`. `convention: 'relplot'` repeats relplot 1.0.3, which adds 1e-4 / n to every density and so draws
 * an accuracy of 0 where there are no samples.
 *
 * Cost: a sort of n and, beside finding the bandwidth, about 10^7 multiplications whatever n.
 *
 * @throws ScoreKindError for logits
 */
export function smoothReliability(
  predictions: Predictions<Probabilities>,
  options: SmoothReliabilityOptions = {},
): SmoothReliability {
  requireProbabilities(predictions, 'smoothReliability');
  const { points = 200 } = options;
  checkInteger('points', points, 2, 10_000);
  const { sorted, sigma, convention } = resolveBandwidth(topLabelPairs(predictions), options);
  const { all, correct } = DENSITIES[convention](sorted, sigma, points);
  const curve = Array.from(all, (density, i) => ({
    confidence: i / (points - 1),
    accuracy: density === 0 ? null : Math.min(correct[i]! / density, 1),
    density,
  }));
  return { sigma, curve };
}

export const DENSITIES = { paper: reflectedDensities, relplot: relplotDensities };
