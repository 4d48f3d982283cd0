import {
  bbq,
  betaCalibration,
  dirichletCalibration,
  enir,
  type FittedRecalibrator,
  histogramBinning,
  isotonicCalibration,
  type Logits,
  matrixScaling,
  type Predictions,
  plattScaling,
  type Recalibrator,
  type ScoreKind,
  type ScoresOf,
  scalingBinning,
  softmax,
  temperatureScaling,
  vectorScaling,
} from '../../src/index.js';
import { withSoftmax } from '../inputs.js';

const odir = { kind: 'odir', lambda: 0.1, mu: 0.2 } as const;
const topLabel = { strategy: 'topLabel' } as const;

export const OF_LOGITS: [string, Recalibrator<'logits'>][] = [
  ['temperature', temperatureScaling()],
  ['vector', vectorScaling()],
  ['vector, L2', vectorScaling({ regularisation: { kind: 'l2', lambda: 0.1 } })],
  ['matrix', matrixScaling()],
  ['matrix, ODIR', matrixScaling({ regularisation: odir })],
  ['Platt', plattScaling()],
  ['Platt, top label', plattScaling(topLabel)],
  ['Platt without smoothing', plattScaling({ smoothing: false })],
];

export const OF_PROBABILITIES: [string, Recalibrator<'probabilities'>][] = [
  ['Dirichlet', dirichletCalibration()],
  ['Dirichlet, ODIR', dirichletCalibration({ regularisation: odir })],
  ['Dirichlet, diagonal', dirichletCalibration({ variant: 'diagonal' })],
  ['Dirichlet, fixed diagonal', dirichletCalibration({ variant: 'fixedDiagonal' })],
  ['beta abm', betaCalibration()],
  ['beta am', betaCalibration({ variant: 'am' })],
  ['beta ab', betaCalibration({ variant: 'ab' })],
  ['beta, top label', betaCalibration(topLabel)],
  ['isotonic', isotonicCalibration()],
  ['isotonic, top label', isotonicCalibration(topLabel)],
  ['histogram', histogramBinning({ bins: 5 })],
  ['histogram, equal width', histogramBinning({ binning: 'equalWidth' })],
  ['histogram, top label', histogramBinning(topLabel)],
  ['BBQ', bbq()],
  ['BBQ, BIC', bbq({ score: 'bic', binning: 'equalWidth' })],
  ['BBQ, top label', bbq(topLabel)],
  ['ENIR', enir()],
  ['ENIR, top label', enir(topLabel)],
  ['scaling-binning', scalingBinning({ bins: 4 })],
  ['scaling-binning, top label', scalingBinning(topLabel)],
];

/** A recalibrator of either kind, as one that takes logits. */
export interface AnyRecalibrator {
  fit(raw: Predictions<Logits>): AnyFitted;
}

export interface AnyFitted {
  readonly fitted: FittedRecalibrator;
  transform(scores: Logits): Float64Array;
}

export const ALL: [string, AnyRecalibrator][] = [
  ...OF_LOGITS.map(([name, one]): [string, AnyRecalibrator] => [
    name,
    { fit: (raw) => wrap(one.fit(raw), (scores) => scores) },
  ]),
  ...OF_PROBABILITIES.map(([name, one]): [string, AnyRecalibrator] => [
    name,
    { fit: (raw) => wrap(one.fit(withSoftmax(raw)), softmax) },
  ]),
];

function wrap<K extends ScoreKind>(
  fitted: FittedRecalibrator<K>,
  convert: (scores: Logits) => ScoresOf<K>,
): AnyFitted {
  return { fitted, transform: (scores) => Float64Array.from(fitted.transform(convert(scores)).data) };
}
