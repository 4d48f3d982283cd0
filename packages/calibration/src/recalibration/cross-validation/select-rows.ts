import { type Predictions, predictions } from '../../predictions.js';
import { brand } from '../../scores.js';
import type { ScoreKind, ScoresOf } from '../recalibrator.js';

/** The predictions of some rows, copied. */
export function selectRows<K extends ScoreKind>(
  { scores, labels }: Predictions<ScoresOf<K>>,
  rows: readonly number[],
): Predictions<ScoresOf<K>> {
  const k = scores.shape[1];
  const data = new Float64Array(rows.length * k);
  rows.forEach((row, i) => {
    data.set(scores.data.subarray(row * k, (row + 1) * k), i * k);
  });
  const selected = brand(scores.kind, data, [rows.length, k]) as unknown as ScoresOf<K>;
  return predictions(
    selected,
    Int32Array.from(rows, (row) => labels[row]!),
  );
}
