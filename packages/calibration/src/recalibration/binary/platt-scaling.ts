import { readField, readNumber } from '../json-reader.js';
import type { Recalibrator } from '../recalibrator.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import { fitLogistic, sigmoid } from './logistic-newton.js';
import { hasBothOutcomes, judgeLogistic } from './logistic-notes.js';

export interface PlattScalingOptions extends StrategyOptions {
  /**
   * Whether to aim at Platt's targets, `(n1 + 1) / (n1 + 2)` and `1 / (n0 + 2)`, instead of 1 and 0. They keep
   * separable data finite, but then the NLL of the fit set may rise. Default true.
   */
  readonly smoothing?: boolean;
}

/** The calibrated probability of the event is `sigmoid(slope * logOdds + intercept)`. */
export interface PlattMap {
  readonly slope: number;
  readonly intercept: number;
}

export const plattMap: BinaryMap<'logits', PlattMap> = {
  name: 'plattScaling',
  input: 'logits',
  compile:
    ({ slope, intercept }) =>
    (logOdds) =>
      sigmoid(slope * logOdds + intercept),
  read: (thing, value) => ({
    slope: readField(thing, value, 'slope', readNumber()),
    intercept: readField(thing, value, 'intercept', readNumber()),
  }),
};

/**
 * Platt scaling (Platt 1999; numerics of Lin, Lin & Weng 2007): a logistic regression on the log-odds of each class.
 *
 * Takes logits: the log-odds of a class against all others do not change with a constant added to the row. Without
 * smoothing, two classes or `topLabel`, the NLL of the event on the fit set is never raised (slope 1 and intercept 0
 * change nothing). A slope below 0 is possible and reverses the order. Cost: about 10 passes of n per map.
 */
export function plattScaling(
  options: PlattScalingOptions = {},
): Recalibrator<'logits', BinaryParameters<PlattMap>> {
  const { smoothing = true } = options;
  return binaryRecalibrator({ map: plattMap, fit: (samples) => fitPlatt(samples, smoothing) }, options);
}

export function fitPlatt({ scores, outcomes }: BinarySamples, smoothing: boolean): BinaryFit<PlattMap> {
  const n1 = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const n0 = outcomes.length - n1;
  const [low, high] = smoothing ? [1 / (n0 + 2), (n1 + 1) / (n1 + 2)] : [0, 1];
  const fit = fitLogistic({
    columns: [scores, new Float64Array(scores.length).fill(1)],
    targets: Float64Array.from(outcomes, (outcome) => (outcome === 1 ? high : low)),
    initial: [1, 0],
  });
  const [slope, intercept] = fit.coefficients as [number, number];
  const { converged, notes } = smoothing
    ? judgeSmoothed(fit.converged, outcomes)
    : judgeLogistic(fit, outcomes);
  return { parameters: { slope, intercept }, iterations: fit.iterations, converged, notes };
}

function judgeSmoothed(
  converged: boolean,
  outcomes: Uint8Array,
): Pick<BinaryFit<PlattMap>, 'converged' | 'notes'> {
  if (!hasBothOutcomes(outcomes)) return { converged, notes: ['singleOutcome'] };
  return { converged, notes: converged ? [] : ['notConverged'] };
}
