import { checkBetween, checkOneOf } from '../arguments.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';

/** Options of {@link skce}. */
export interface SkceOptions {
  /** `unbiased` (default) leaves out the pairs i = j and can be negative; `biased` is never negative. */
  readonly estimator?: 'unbiased' | 'biased';
  /** Width of the kernel `exp(-|p - q| / width)` of the Euclidean distance, 0.0001 < width < 10000. Default 1. */
  readonly width?: number;
}

/**
 * Squared kernel calibration error of all k probabilities at once (Widmann, Lindsten & Zachariah 2019, "Calibration
 * tests in multi-class classification").
 *
 * Mean over pairs of samples of `<e_i - p_i, e_j - p_j> * exp(-|p_i - p_j| / width)` with e the one-hot label: the
 * Laplace kernel times the identity. Sees every miscalibration, also where top-label and class-wise errors are 0. The
 * unbiased estimator has expectation 0 for a calibrated model, so values around 0, on both sides, are its good news;
 * `null` for one sample, which has no pair. The biased one lies in [0, 2].
 *
 * Rows are taken in an order of their own, so the value does not depend on that of the samples. Cost: n^2 / 2
 * distances of k classes in time, n indices in memory.
 *
 * @throws ScoreKindError for logits
 */
export function skce(predictions: Predictions<Probabilities>, options: SkceOptions = {}): number | null {
  requireProbabilities(predictions, 'skce');
  const { estimator = 'unbiased', width = 1 } = options;
  checkOneOf('estimator', estimator, ['unbiased', 'biased']);
  checkBetween('width', width, 0.0001, 10_000);
  const { data, shape } = predictions.scores;
  const { labels } = predictions;
  const [n, k] = shape;
  if (estimator === 'unbiased' && n === 1) return null;

  const order = orderOfRows(predictions);
  let diagonal = 0;
  let below = 0;
  for (let a = 0; a < n; a++) {
    const i = order[a]!;
    for (let b = 0; b <= a; b++) {
      const j = order[b]!;
      let squares = 0;
      let product = 0;
      for (let c = 0; c < k; c++) {
        const p = data[i * k + c]!;
        const q = data[j * k + c]!;
        squares += (p - q) ** 2;
        product += ((c === labels[i] ? 1 : 0) - p) * ((c === labels[j] ? 1 : 0) - q);
      }
      if (a === b) diagonal += product;
      else below += product * Math.exp(-Math.sqrt(squares) / width);
    }
  }
  return estimator === 'unbiased' ? (2 * below) / (n * (n - 1)) : Math.max(diagonal + 2 * below, 0) / (n * n);
}

function orderOfRows({ scores, labels }: Predictions<Probabilities>): Uint32Array {
  const { data, shape } = scores;
  const k = shape[1];
  return Uint32Array.from(labels.keys()).sort((a, b) => {
    for (let j = 0; j < k; j++) {
      const difference = data[a * k + j]! - data[b * k + j]!;
      if (difference !== 0) return difference;
    }
    return labels[a]! - labels[b]!;
  });
}
