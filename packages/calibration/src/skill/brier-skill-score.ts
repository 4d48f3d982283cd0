import { brier } from '../brier.js';
import { classFrequencies } from '../classes/class-frequencies.js';
import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';

/**
 * Brier skill score: `1 - brier / reference`, where the reference is the Brier score of the frequencies of the
 * labels, forecast for every sample (Murphy 1973; multi-class after Brier 1950). At most 1, a perfect forecast; 0 for
 * one no better than the frequencies of these very samples; below 0, without bound, for a worse one.
 *
 * `null` where only one class is present: the reference makes no error to be compared with. Cost: n * k.
 *
 * @throws ScoreKindError for logits
 */
export function brierSkillScore(predictions: Predictions<Probabilities>): number | null {
  requireProbabilities(predictions, 'brierSkillScore', 'any');
  const frequencies = classFrequencies(predictions);
  if (frequencies.includes(1)) return null;
  const reference = 1 - frequencies.reduce((sum, frequency) => sum + frequency * frequency, 0);
  return 1 - brier(predictions) / reference;
}
