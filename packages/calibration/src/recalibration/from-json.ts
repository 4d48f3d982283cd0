import { InvalidArgumentError } from '../errors.js';
import { restoreAffine } from './affine/affine-recalibrator.js';
import {
  diagonalDirichletMap,
  fixedDiagonalDirichletMap,
  fullDirichletMap,
} from './affine/dirichlet-calibration.js';
import { matrixScalingMap } from './affine/matrix-scaling.js';
import { vectorScalingMap } from './affine/vector-scaling.js';
import { bbqMap } from './binary/bbq.js';
import { betaMap } from './binary/beta-calibration.js';
import { restoreBinary } from './binary/binary-recalibrator.js';
import { enirMap } from './binary/enir.js';
import { histogramMap } from './binary/histogram-binning.js';
import { isotonicMap } from './binary/isotonic-calibration.js';
import { plattMap } from './binary/platt-scaling.js';
import { scalingBinningMap } from './binary/scaling-binning.js';
import { MEAN_ENSEMBLE, restoreMeanEnsemble } from './cross-validation/mean-ensemble.js';
import type { FittedRecalibrator } from './recalibrator.js';
import { readStored, type StoredRecalibrator } from './stored.js';
import { restoreTemperatureScaling } from './temperature-scaling.js';

type Restore = (stored: StoredRecalibrator) => FittedRecalibrator;

const RESTORERS = new Map<string, Restore>([
  ['temperatureScaling', restoreTemperatureScaling],
  [vectorScalingMap.name, restoreAffine(vectorScalingMap)],
  [matrixScalingMap.name, restoreAffine(matrixScalingMap)],
  [fullDirichletMap.name, restoreAffine(fullDirichletMap)],
  [diagonalDirichletMap.name, restoreAffine(diagonalDirichletMap)],
  [fixedDiagonalDirichletMap.name, restoreAffine(fixedDiagonalDirichletMap)],
  [plattMap.name, restoreBinary(plattMap)],
  [betaMap.name, restoreBinary(betaMap)],
  [isotonicMap.name, restoreBinary(isotonicMap)],
  [histogramMap.name, restoreBinary(histogramMap)],
  [bbqMap.name, restoreBinary(bbqMap)],
  [enirMap.name, restoreBinary(enirMap)],
  [scalingBinningMap.name, restoreBinary(scalingBinningMap)],
]);

/**
 * Rebuilds a fitted recalibrator from what its `toJSON` gave (parsed, not a string). It maps the same scores to the
 * same bits.
 *
 * The input may come from anywhere: format, version, name, every length and the range of every number are checked, and
 * nothing in it is executed.
 *
 * @throws InvalidArgumentError that names the field
 */
export function recalibratorFromJson(json: unknown): FittedRecalibrator {
  const stored = readStored(json);
  return stored.name === MEAN_ENSEMBLE
    ? restoreMeanEnsemble(stored, (member) => restoreSingle(readStored(member)))
    : restoreSingle(stored);
}

function restoreSingle(stored: StoredRecalibrator): FittedRecalibrator {
  const restore = RESTORERS.get(stored.name);
  if (restore === undefined) {
    const known = Array.from(RESTORERS.keys()).join(', ');
    throw new InvalidArgumentError('recalibrator.name', stored.name, `one of ${known}`);
  }
  return restore(stored);
}
