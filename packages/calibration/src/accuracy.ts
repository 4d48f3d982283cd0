import { checkInteger } from './arguments.js';
import { type Predictions, requirePredictions } from './predictions.js';
import type { ScoreInput } from './scores.js';
import { meanOverRows } from './sums/mean-over-rows.js';

/**
 * Fraction of samples whose highest score is at the label, in [0, 1].
 *
 * Of several equal highest scores the lowest class index is the prediction, as in NumPy's `argmax`.
 * Logits and probabilities give the same answer, so both are accepted. Cost: n * k comparisons.
 */
export function accuracy(predictions: Predictions): number {
  return topK(predictions, 1);
}

/**
 * Fraction of samples whose label is among the `k` highest scores, in [0, 1].
 *
 * Ties go to the lower class index, so `topK(p, 1)` is `accuracy(p)` and `topK(p, classes)` is 1.
 * Cost: n * classes comparisons, no sort.
 *
 * @param k 1 <= k <= number of classes
 */
export function topK(predictions: Predictions, k: number): number {
  requirePredictions(predictions, 'topK', 'any');
  const { scores, labels } = predictions;
  const classes = scores.shape[1];
  checkInteger('k', k, 1, classes);
  return meanOverRows(predictions, (row) =>
    rankOfLabel(scores.data, row * classes, classes, labels[row]!) < k ? 1 : 0,
  );
}

/** Index of the highest score of a row, the lowest index among equals. Four scores a turn: less of it is looping. */
export function argMax(data: ScoreInput['data'], start: number, classes: number): number {
  const end = start + classes;
  let best = start;
  let highest = data[start]!;
  let i = start + 1;
  for (; i + 3 < end; i += 4) {
    const a = data[i]!;
    const b = data[i + 1]!;
    const c = data[i + 2]!;
    const d = data[i + 3]!;
    if (a > highest) {
      highest = a;
      best = i;
    }
    if (b > highest) {
      highest = b;
      best = i + 1;
    }
    if (c > highest) {
      highest = c;
      best = i + 2;
    }
    if (d > highest) {
      highest = d;
      best = i + 3;
    }
  }
  for (; i < end; i++) {
    if (data[i]! > highest) {
      highest = data[i]!;
      best = i;
    }
  }
  return best - start;
}

export function rankOfLabel(data: ScoreInput['data'], start: number, classes: number, label: number): number {
  const own = data[start + label]!;
  let ahead = 0;
  for (let j = 0; j < classes; j++) {
    const other = data[start + j]!;
    if (other > own || (other === own && j < label)) ahead++;
  }
  return ahead;
}
