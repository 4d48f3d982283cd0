import {
  applyTemperature,
  fitTemperature,
  MAX_TEMPERATURE,
  MIN_TEMPERATURE,
  type TemperatureOptions,
} from '../temperature.js';
import { type FittedParts, finishFit, fittedRecalibrator, requireFitInput } from './fitted.js';
import { readField, readNumber } from './json-reader.js';
import type { FittedRecalibrator, Recalibrator } from './recalibrator.js';
import type { StoredRecalibrator } from './stored.js';

const NAME = 'temperatureScaling';

export interface TemperatureParameters {
  readonly temperature: number;
}

/**
 * Temperature scaling (Guo et al. 2017, section 4.2): `softmax(z / T)`, fitted by `fitTemperature`.
 *
 * Keeps the order of the classes, so the accuracy. Never raises the NLL of the fit set. Separable data stop at the
 * lower bound of the range (`separable`). Cost: 5 to 10 passes of n * k exponentials.
 */
export function temperatureScaling(
  options: TemperatureOptions = {},
): Recalibrator<'logits', TemperatureParameters> {
  return Object.freeze<Recalibrator<'logits', TemperatureParameters>>({
    name: NAME,
    input: 'logits',
    fit(predictions) {
      requireFitInput(predictions, 'logits', NAME);
      const { scores, labels } = predictions;
      const { temperature, converged, iterations, reason } = fitTemperature(scores, labels, options);
      const notes = reason === undefined || reason === 'optimal' ? [] : [reason];
      return finishFit(partsOf(scores.shape[1], { temperature }), predictions, {
        converged,
        iterations,
        notes,
      });
    },
  });
}

export function restoreTemperatureScaling({
  classes,
  parameters,
  report,
}: StoredRecalibrator): FittedRecalibrator<'logits', TemperatureParameters> {
  const readTemperature = readNumber(MIN_TEMPERATURE, MAX_TEMPERATURE);
  const temperature = readField('parameters', parameters, 'temperature', readTemperature);
  return fittedRecalibrator(partsOf(classes, { temperature }), report);
}

function partsOf(
  classes: number,
  parameters: TemperatureParameters,
): FittedParts<'logits', TemperatureParameters> {
  return {
    name: NAME,
    input: 'logits',
    classes,
    parameters,
    apply: (scores) => applyTemperature(scores, parameters.temperature),
  };
}
