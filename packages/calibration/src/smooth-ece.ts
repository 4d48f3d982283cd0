import { checkBetween, checkOneOf } from './arguments.js';
import { type ConfidencePairs, sortPairs, topLabelPairs } from './confidence.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import { reflectedSmoothEce } from './reflected-kernel.js';
import { relplotSmoothEce } from './relplot-kernel.js';
import type { Probabilities } from './scores.js';

const HALVINGS = 10;
const SMALLEST_SIGMA = 0.001;

/** Options of {@link smoothEce}. */
export interface SmoothEceOptions {
  /** Fixed bandwidth, 0.0001 < sigma < 10. Default: the fixed point of the paper. */
  readonly sigma?: number;
  /**
   * `paper` (default) evaluates the definition; `relplot` repeats the discretisation of relplot 1.0.3
   * number for number, to compare with published values.
   */
  readonly convention?: 'paper' | 'relplot';
}

/**
 * SmoothECE of the predicted class, in [0, 1] (Blasiok & Nakkiran 2023, "Smooth ECE: principled reliability
 * diagrams via kernel smoothing").
 *
 * `smECE_sigma = integral over t in [0, 1] of |mean_i (confidence_i - correct_i) K_sigma(t, confidence_i)|` with the
 * Gaussian kernel reflected at 0 and 1. Without `sigma` the bandwidth is the fixed point smECE_sigma = sigma, found
 * by ten halvings of [0, 1] as the authors' code does, so sigma is a multiple of 2^-10 and at least 2^-9. Unlike
 * binned ECE it is continuous in the predictions.
 *
 * relplot differs from the definition in three places: a prediction at 0 or 1 (to a thousandth) counts half, as its
 * mirror image is counted as itself, the kernel is cut at distance 1/2, and below sigma = 0.01 the grid can be off
 * by half a cell. The first matters for saturated models: in this package's golden case of that name relplot
 * reports 0.237 where the definition gives 0.195.
 *
 * Cost: a sort of n, then about 10 * 10^6 multiplications whatever n.
 *
 * @throws ScoreKindError for logits
 */
export function smoothEce(predictions: Predictions<Probabilities>, options: SmoothEceOptions = {}): number {
  requireProbabilities(predictions, 'smoothEce');
  return smoothEceOfPairs(topLabelPairs(predictions), options);
}

export function smoothEceOfPairs(pairs: ConfidencePairs, options: SmoothEceOptions = {}): number {
  const { sorted, sigma, convention } = resolveBandwidth(pairs, options);
  return AT_BANDWIDTH[convention](sorted, sigma);
}

/** The pairs in order, with the bandwidth asked for or else the fixed point of the paper. */
export function resolveBandwidth(pairs: ConfidencePairs, options: SmoothEceOptions) {
  const { sigma, convention = 'paper' } = options;
  checkOneOf('convention', convention, ['paper', 'relplot']);
  if (sigma !== undefined) checkBetween('sigma', sigma, 0.0001, 10);
  const sorted = sortPairs(pairs);
  const bandwidth = sigma ?? fixedPoint((width) => AT_BANDWIDTH[convention](sorted, width));
  return { sorted, sigma: bandwidth, convention };
}

const AT_BANDWIDTH = { paper: reflectedSmoothEce, relplot: relplotSmoothEce };

function fixedPoint(at: (sigma: number) => number): number {
  const tooNarrow = (sigma: number) => sigma < SMALLEST_SIGMA || sigma < at(sigma);
  if (tooNarrow(1)) return 1;
  let wide = 1;
  let narrow = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (wide + narrow) / 2;
    if (tooNarrow(middle)) narrow = middle;
    else wide = middle;
  }
  return wide;
}
