import { checkOneOf } from '../../arguments.js';
import { type FittedParts, finishFit, fittedRecalibrator, requireFitInput } from '../fitted.js';
import { readArray, readField, readOneOf } from '../json-reader.js';
import type { FittedRecalibrator, Recalibrator, ScoreKind } from '../recalibrator.js';
import type { StoredRecalibrator } from '../stored.js';
import {
  type BinaryMap,
  type BinaryMethod,
  type BinaryParameters,
  STRATEGIES,
  type StrategyOptions,
} from './binary-method.js';
import { applyOneVsRest, fitOneVsRest } from './one-vs-rest.js';
import { applyTopLabel, fitTopLabel } from './top-label.js';

/** A binary method for k classes. */
export function binaryRecalibrator<K extends ScoreKind, P>(
  { map, fit }: BinaryMethod<K, P>,
  { strategy = 'oneVsRest' }: StrategyOptions,
): Recalibrator<K, BinaryParameters<P>> {
  checkOneOf('strategy', strategy, STRATEGIES);
  return Object.freeze({
    name: map.name,
    input: map.input,
    fit(predictions) {
      requireFitInput(predictions, map.input, map.name);
      const { scores, labels } = predictions;
      const fits =
        strategy === 'topLabel' ? [fitTopLabel(scores, labels, fit)] : fitOneVsRest(scores, labels, fit);
      const parameters = { strategy, maps: fits.map((one) => one.parameters) };
      return finishFit(partsOf(map, scores.shape[1], parameters), predictions, {
        converged: fits.every((one) => one.converged),
        iterations: fits.reduce((sum, one) => sum + one.iterations, 0),
        notes: fits.flatMap((one) => one.notes),
      });
    },
  } satisfies Recalibrator<K, BinaryParameters<P>>);
}

/** Rebuilds what `binaryRecalibrator` of the same map fitted. */
export function restoreBinary<K extends ScoreKind, P>(
  map: BinaryMap<K, P>,
): (stored: StoredRecalibrator) => FittedRecalibrator<K, BinaryParameters<P>> {
  return ({ classes, parameters, report }) => {
    const strategy = readField('parameters', parameters, 'strategy', readOneOf(STRATEGIES));
    const count = strategy === 'topLabel' || classes === 2 ? 1 : classes;
    const maps = readField('parameters', parameters, 'maps', readArray(map.read, count));
    return fittedRecalibrator(partsOf(map, classes, { strategy, maps }), report);
  };
}

function partsOf<K extends ScoreKind, P>(
  map: BinaryMap<K, P>,
  classes: number,
  parameters: BinaryParameters<P>,
): FittedParts<K, BinaryParameters<P>> {
  const maps = parameters.maps.map(map.compile);
  return {
    name: map.name,
    input: map.input,
    classes,
    parameters,
    apply: (scores) =>
      parameters.strategy === 'topLabel' ? applyTopLabel(scores, maps[0]!) : applyOneVsRest(scores, maps),
  };
}
