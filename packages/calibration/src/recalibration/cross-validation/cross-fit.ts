import { type Predictions, predictions } from '../../predictions.js';
import { brand, type Probabilities } from '../../scores.js';
import type { FittedRecalibrator, Recalibrator, ScoreKind, ScoresOf } from '../recalibrator.js';
import { selectRows } from './select-rows.js';

export interface CrossFit<K extends ScoreKind> {
  /** One per fold: fitted to the samples of all others. */
  readonly members: readonly FittedRecalibrator<K>[];
  /** Every row mapped by the member that has not seen it. */
  readonly outOfFold: Predictions<Probabilities>;
}

/** Fits once per fold to the other folds. Cost: `folds` fits. */
export function crossFit<K extends ScoreKind>(
  recalibrator: Recalibrator<K>,
  whole: Predictions<ScoresOf<K>>,
  foldOf: Int32Array,
  folds: number,
): CrossFit<K> {
  const { scores, labels } = whole;
  const k = scores.shape[1];
  const mapped = new Float64Array(scores.data.length);
  const rowsWhere = (isWanted: (fold: number) => boolean) =>
    Array.from(foldOf.keys()).filter((row) => isWanted(foldOf[row]!));
  const members = Array.from({ length: folds }, (_, fold) => {
    const member = recalibrator.fit(
      selectRows<K>(
        whole,
        rowsWhere((other) => other !== fold),
      ),
    );
    const held = rowsWhere((other) => other === fold);
    const { data } = member.transform(selectRows<K>(whole, held).scores);
    held.forEach((row, i) => {
      mapped.set(data.subarray(i * k, (i + 1) * k), row * k);
    });
    return member;
  });
  return { members, outOfFold: predictions(brand('probabilities', mapped, scores.shape), labels) };
}
