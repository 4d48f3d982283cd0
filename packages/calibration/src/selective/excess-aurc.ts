import { checkOneOf } from '../arguments.js';
import { aurcOfPairs } from '../aurc.js';
import { topLabelPairs } from '../confidence.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';

/** Options of {@link excessAurc}. */
export interface ExcessAurcOptions {
  /**
   * AURC of the best ranking: of these n samples (`finite`, default), or its limit for large n, `r + (1 - r) ln(1 -
   * r)` at error rate r (`limit`: the formula of the paper and of published values).
   */
  readonly optimum?: 'finite' | 'limit';
}

/**
 * Excess AURC (E-AURC): `aurc` minus that of the same predictions with every error ranked last, so what better
 * confidences could gain at this accuracy (Geifman, Uziel & El-Yaniv 2019, "Bias-reduced uncertainty estimation").
 *
 * In [0, 1); 0 if every correct prediction is more confident than every wrong one, and so also if all predictions are
 * correct or all wrong. Ties as in `aurc`. With the optimum of the limit a perfect ranking of n samples shows a value
 * of order 1 / n, of either sign.
 *
 * Cost: a sort of n.
 *
 * @throws ScoreKindError for logits
 */
export function excessAurc(predictions: Predictions<Probabilities>, options: ExcessAurcOptions = {}): number {
  requireProbabilities(predictions, 'excessAurc');
  const { optimum = 'finite' } = options;
  checkOneOf('optimum', optimum, ['finite', 'limit']);
  const pairs = topLabelPairs(predictions);
  const n = pairs.correct.length;
  const hits = pairs.correct.reduce((sum, flag) => sum + flag, 0);
  const area = aurcOfPairs(pairs);
  return optimum === 'finite' ? Math.max(area - bestAurc(hits, n), 0) : area - limitOfBestAurc(1 - hits / n);
}

function bestAurc(hits: number, n: number): number {
  let area = 0;
  for (let accepted = hits + 1; accepted <= n; accepted++) area += (accepted - hits) / accepted;
  return area / n;
}

function limitOfBestAurc(risk: number): number {
  return risk === 1 ? 1 : risk + (1 - risk) * Math.log1p(-risk);
}
