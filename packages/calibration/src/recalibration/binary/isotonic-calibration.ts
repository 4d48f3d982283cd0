import { InvalidArgumentError } from '../../errors.js';
import { isotonicRegression } from '../../isotonic/isotonic-regression.js';
import { CLOSED_FORM } from '../fitted.js';
import { type Read, readArray, readAscending, readField, readNumber } from '../json-reader.js';
import type { Recalibrator } from '../recalibrator.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import { hasBothOutcomes } from './logistic-notes.js';

/** A piecewise linear map through the points (scores[i], values[i]), constant beyond the first and the last. */
export interface IsotonicMap {
  /** Ascending, in [0, 1]. */
  readonly scores: readonly number[];
  /** Never descending, in [0, 1]. */
  readonly values: readonly number[];
}

export const isotonicMap: BinaryMap<'probabilities', IsotonicMap> = {
  name: 'isotonicCalibration',
  input: 'probabilities',
  compile: (map) => (score) => interpolate(map, score),
  read: (thing, value) => {
    const scores = readField(thing, value, 'scores', readAscending(readNumber(0, 1)));
    if (scores.length === 0) throw new InvalidArgumentError(`length of ${thing}.scores`, 0, '>= 1');
    return { scores, values: readField(thing, value, 'values', readNeverDescending(scores.length)) };
  },
};

/**
 * Isotonic calibration (Zadrozny & Elkan 2002): the never-descending map of least squares (`isotonicRegression`), linear
 * between the scores fitted to and constant beyond them, as scikit-learn's `IsotonicRegression(out_of_bounds='clip')`.
 *
 * The map is also the one of least NLL among all never-descending ones, the identity among them, so with two classes
 * or `topLabel` the NLL of the event on the fit set is never raised. It reaches 0 and 1, where new data can cost the
 * whole clip of `nll`. Cost: a sort of n per map; a
 * search in the points per score.
 */
export function isotonicCalibration(
  options: StrategyOptions = {},
): Recalibrator<'probabilities', BinaryParameters<IsotonicMap>> {
  return binaryRecalibrator({ map: isotonicMap, fit: fitIsotonic }, options);
}

function fitIsotonic({ scores, outcomes }: BinarySamples): BinaryFit<IsotonicMap> {
  const { x, y } = isotonicRegression({ x: scores, y: outcomes });
  const isKept = (_: number, i: number) =>
    i === 0 || i === y.length - 1 || y[i] !== y[i - 1] || y[i] !== y[i + 1];
  const parameters = { scores: Array.from(x.filter(isKept)), values: Array.from(y.filter(isKept)) };
  return { ...CLOSED_FORM, parameters, notes: hasBothOutcomes(outcomes) ? [] : ['singleOutcome'] };
}

function interpolate({ scores, values }: IsotonicMap, score: number): number {
  let low = 0;
  let high = scores.length - 1;
  if (score <= scores[low]!) return values[low]!;
  if (score >= scores[high]!) return values[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scores[middle]! <= score) low = middle;
    else high = middle;
  }
  const fraction = (score - scores[low]!) / (scores[high]! - scores[low]!);
  return Math.min(values[low]! + fraction * (values[high]! - values[low]!), values[high]!);
}

function readNeverDescending(length: number): Read<readonly number[]> {
  return (thing, value) => {
    const values = readArray(readNumber(0, 1), length)(thing, value);
    for (let i = 1; i < length; i++) {
      if (values[i]! < values[i - 1]!)
        throw new InvalidArgumentError(`${thing}[${i}]`, values[i], `>= ${values[i - 1]}`);
    }
    return values;
  };
}
