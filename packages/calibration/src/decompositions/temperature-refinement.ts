import { checkOneOf } from '../arguments.js';
import { brier, rowBrier } from '../brier.js';
import { type Predictions, predictions, requireLogits } from '../predictions.js';
import type { Logits } from '../scores.js';
import { softmax, softmaxRow } from '../softmax.js';
import {
  applyTemperature,
  checkTemperatureRange,
  fitTemperature,
  type TemperatureOptions,
} from '../temperature.js';
import { minimiseOnInterval } from './golden-section.js';

/** Options of {@link temperatureRefinement}. */
export interface TemperatureRefinementOptions extends TemperatureOptions {
  /** The loss to split, as `nll` or `brier` of the softmax. Default `nll`. */
  readonly score?: 'nll' | 'brier';
}

/** `score = refinement + calibration`. None is negative. */
export interface TemperatureRefinement {
  /** The loss of the logits as given. */
  readonly score: number;
  /** The loss at the best temperature: what no temperature can mend. */
  readonly refinement: number;
  /** What the best temperature gains: the "calibratable" error. */
  readonly calibration: number;
  /** The temperature of least loss, within the range. */
  readonly temperature: number;
  /** Whether that is a minimum; false where a bound of the range stopped the search. */
  readonly converged: boolean;
}

/**
 * Refinement and calibration error by temperature scaling (Berta, Holzmueller, Jordan & Bach 2025, "Rethinking early
 * stopping: refine, then calibrate"): the loss at the temperature that minimises this loss on these samples, and the
 * loss above it.
 *
 * For the NLL this is `fitTemperature`, as in the authors' package probmetrics. For the Brier score the Brier score
 * itself is minimised, where probmetrics keeps the temperature of the NLL and so reports a refinement that is never
 * smaller. The Brier score can have several minima: 81 temperatures of the range are tried, the best is refined by
 * golden section. One number is fitted on the samples it is measured on, so the bias is of order 1 / n.
 *
 * If every label has the highest logit the refinement of both is the loss at the lower bound, near 0; if all logits
 * of a row are equal no temperature has an effect, and the calibration error is 0. A constant added to a row has no
 * effect.
 *
 * Cost: 5 to 10 passes of n * k exponentials for the NLL, about 125 for Brier.
 *
 * @throws ScoreKindError for probabilities
 */
export function temperatureRefinement(
  input: Predictions<Logits>,
  options: TemperatureRefinementOptions = {},
): TemperatureRefinement {
  requireLogits(input, 'temperatureRefinement');
  const { score = 'nll', range = [0.01, 100] } = options;
  checkOneOf('score', score, ['nll', 'brier']);
  if (score === 'brier') return refineBrier(input, checkTemperatureRange(range));
  const { nllBefore, nllAfter, temperature, converged } = fitTemperature(input.scores, input.labels, {
    range,
  });
  return {
    score: nllBefore,
    refinement: nllAfter,
    calibration: nllBefore - nllAfter,
    temperature,
    converged,
  };
}

function refineBrier(
  { scores, labels }: Predictions<Logits>,
  [coldest, hottest]: readonly [number, number],
): TemperatureRefinement {
  const at = (temperature: number) =>
    brier(predictions(softmax(applyTemperature(scores, temperature)), labels));
  const low = Math.log(coldest);
  const high = Math.log(hottest);
  const found = minimiseOnInterval((log) => scaledBrier(scores, labels, Math.exp(-log)), [low, high], {
    samples: 81,
    tolerance: 1e-9,
  });
  const temperature = Math.min(Math.max(Math.exp(found), coldest), hottest);
  const score = at(1);
  const refinement = at(temperature);
  if (refinement >= score)
    return { score, refinement: score, calibration: 0, temperature: 1, converged: true };
  const converged = found > low && found < high;
  return { score, refinement, calibration: score - refinement, temperature, converged };
}

/** Brier score of `softmax(inverse * logits)`, without a copy of the logits. */
function scaledBrier({ data, shape }: Logits, labels: Int32Array, inverse: number): number {
  const [n, k] = shape;
  const scaled = new Float64Array(k);
  let sum = 0;
  for (let row = 0; row < n; row++) {
    for (let j = 0; j < k; j++) scaled[j] = data[row * k + j]! * inverse;
    softmaxRow(scaled, 0, k, scaled, 0);
    sum += rowBrier(scaled, 0, k, labels[row]!);
  }
  return sum / n;
}
