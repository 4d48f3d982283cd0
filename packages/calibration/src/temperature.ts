import { InvalidArgumentError } from './errors.js';
import { nll } from './nll.js';
import { predictions, requireLogitScores } from './predictions.js';
import { brand, type Logits } from './scores.js';
import { minimiseNll, summariseRows } from './temperature-objective.js';

export const MIN_TEMPERATURE = 1e-6;
export const MAX_TEMPERATURE = 1e6;

/** Options of {@link fitTemperature}. */
export interface TemperatureOptions {
  /** Smallest and largest temperature considered, 1e-6 <= low <= 1 <= high <= 1e6. Default [0.01, 100]. */
  readonly range?: readonly [low: number, high: number];
}

/** Result of {@link fitTemperature}. */
export interface TemperatureFit {
  /** Always within the range, so always > 0. */
  readonly temperature: number;
  /** `nll` of the logits as given. */
  readonly nllBefore: number;
  /** `nll` of `applyTemperature(logits, temperature)`; never above `nllBefore`. */
  readonly nllAfter: number;
  /** Evaluations of the derivative. */
  readonly iterations: number;
  /** Whether the temperature is a minimum of the NLL; false only where a bound of the range stopped the search. */
  readonly converged: boolean;
  /**
   * Why the result is not an ordinary interior minimum; absent where it is.
   * - `separable`: every label has the highest logit of its row, so the NLL falls for ever as T goes to 0.
   * - `lowerBound`, `upperBound`: the minimum lies outside the range on that side.
   * - `flat`: all logits of every row are equal, so the temperature has no effect; it is 1.
   * - `optimal`: no temperature was found to lower the NLL in float64; it is 1.
   */
  readonly reason?: 'separable' | 'lowerBound' | 'upperBound' | 'flat' | 'optimal';
}

/**
 * Temperature scaling (Guo et al. 2017, section 4.2, eq. 9): the T that minimises the NLL of `softmax(logits / T)`.
 *
 * In the inverse temperature 1/T the NLL is convex, so this finds the root of its derivative by Newton's method kept
 * inside a shrinking bracket (bisection in log T whenever a step leaves it or converges too slowly). T cannot reach 0,
 * cannot diverge, and the NLL on the fit set is never raised. Nothing is promised for ECE: NLL and ECE can disagree.
 * Fit on a validation split, not on the test set. Labels of a single class need no special care: they are
 * `separable`, `upperBound` or ordinary, as the logits decide.
 *
 * Cost: usually 5 to 10 passes of n * k exponentials.
 *
 * @param scores `[n, k]` logits
 * @param labels `[n]` class indices, 0 <= label < k
 * @throws ScoreKindError for probabilities
 */
export function fitTemperature(
  scores: Logits,
  labels: Int32Array,
  options: TemperatureOptions = {},
): TemperatureFit {
  requireLogitScores(scores, 'fitTemperature');
  const before = predictions(scores, labels);
  const [low, high] = checkTemperatureRange(options.range ?? [0.01, 100]);
  const nllBefore = nll(before);
  const unchanged = { temperature: 1, nllBefore, nllAfter: nllBefore, converged: true };

  const rows = summariseRows(scores, labels);
  if (rows.flat) return { ...unchanged, iterations: 0, reason: 'flat' };

  const found = rows.separable
    ? { temperature: low, iterations: 0, bound: 'lowerBound' as const }
    : minimiseNll(scores, rows, low, high);
  const { temperature, iterations } = found;
  const nllAfter = nll(predictions(applyTemperature(scores, temperature), labels));
  if (nllAfter > nllBefore) return { ...unchanged, iterations, reason: 'optimal' };
  if (found.bound === undefined) return { temperature, nllBefore, nllAfter, iterations, converged: true };
  const reason = rows.separable ? 'separable' : found.bound;
  return { temperature, nllBefore, nllAfter, iterations, converged: false, reason };
}

/**
 * `logits / temperature` as new float64 logits. The order of the classes in a row, and so the accuracy, stays.
 *
 * @param temperature 1e-6 <= temperature <= 1e6
 * @throws ScoreKindError for probabilities
 */
export function applyTemperature(scores: Logits, temperature: number): Logits {
  requireLogitScores(scores, 'applyTemperature');
  if (!(temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE)) {
    throw new InvalidArgumentError('temperature', temperature, '1e-6 <= temperature <= 1e6');
  }
  const scaled = Float64Array.from(scores.data, (value) => value / temperature);
  return brand('logits', scaled, scores.shape);
}

export function checkTemperatureRange([low, high]: readonly [number, number]): readonly [number, number] {
  if (!(low >= MIN_TEMPERATURE && low <= 1 && high >= 1 && high <= MAX_TEMPERATURE)) {
    throw new InvalidArgumentError('temperature range', [low, high], '1e-6 <= low <= 1 <= high <= 1e6');
  }
  return [low, high];
}
