import { checkOneOf } from '../../arguments.js';
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
import { fitLogistic, type LogisticFit, sigmoid } from './logistic-newton.js';
import { judgeLogistic } from './logistic-notes.js';

/**
 * Which of the parameters are free (Kull et al. 2017, names as in their package): `abm` all three; `am` a and m with
 * b = a, a logistic regression on the log-odds; `ab` a and b with the midpoint m = 1/2, so that c = (a - b) ln 2.
 */
export type BetaVariant = 'abm' | 'am' | 'ab';

export interface BetaCalibrationOptions extends StrategyOptions {
  /** Default `abm`. */
  readonly variant?: BetaVariant;
}

/** The calibrated probability is `1 / (1 + exp(-c) * (1 - p)^b / p^a)`. */
export interface BetaMap {
  /** >= 0, so that the map never descends. */
  readonly a: number;
  /** >= 0 */
  readonly b: number;
  readonly c: number;
}

/** Probabilities are kept this far from 0 and 1, as in the authors' package. */
const CLIP = 2 ** -52;

export const betaMap: BinaryMap<'probabilities', BetaMap> = {
  name: 'betaCalibration',
  input: 'probabilities',
  compile:
    ({ a, b, c }) =>
    (p) =>
      sigmoid(a * logarithm(p) - b * logarithm(1 - p) + c),
  read: (thing, value) => ({
    a: readField(thing, value, 'a', readNumber(0)),
    b: readField(thing, value, 'b', readNumber(0)),
    c: readField(thing, value, 'c', readNumber()),
  }),
};

/**
 * Beta calibration (Kull, Silva Filho & Flach 2017): the family of maps that holds for scores beta-distributed within
 * each class. It contains the identity (a = b = 1, c = 0), so it never raises the NLL of the event on the fit set.
 *
 * The likelihood is maximised over a, b >= 0 exactly, on the faces a = 0 and b = 0 as well as inside. Probabilities are
 * clipped to [2^-52, 1 - 2^-52]. Cost: about 10 passes of n per map and face.
 */
export function betaCalibration(
  options: BetaCalibrationOptions = {},
): Recalibrator<'probabilities', BinaryParameters<BetaMap>> {
  const { variant = 'abm' } = options;
  checkOneOf('variant', variant, ['abm', 'am', 'ab']);
  return binaryRecalibrator({ map: betaMap, fit: (samples) => fitBeta(samples, variant) }, options);
}

interface Candidate {
  readonly fit: LogisticFit;
  readonly parameters: BetaMap;
}

function fitBeta({ scores, outcomes }: BinarySamples, variant: BetaVariant): BinaryFit<BetaMap> {
  const candidates = facesOf(variant, scores, Float64Array.from(outcomes));
  const feasible = candidates.filter(({ parameters: { a, b } }) => a >= 0 && b >= 0);
  const best = feasible.reduce((least, other) => (other.fit.loss < least.fit.loss ? other : least));
  const iterations = candidates.reduce((sum, { fit }) => sum + fit.iterations, 0);
  return { parameters: best.parameters, iterations, ...judgeLogistic(best.fit, outcomes) };
}

/** The optimum with every set of a and b held at 0; the best feasible one is that of the constrained problem. */
function facesOf(variant: BetaVariant, scores: Float64Array, targets: Float64Array): Candidate[] {
  const ones = new Float64Array(scores.length).fill(1);
  const forEvent = scores.map(logarithm);
  const against = scores.map((p) => -logarithm(1 - p));
  const solve = (
    columns: readonly Float64Array[],
    initial: readonly number[],
    name: (coefficients: readonly number[]) => BetaMap,
  ): Candidate => {
    const fit = fitLogistic({ columns, targets, initial });
    return { fit, parameters: name(fit.coefficients) };
  };
  const constant = () => solve([ones], [0], ([c]) => ({ a: 0, b: 0, c: c! }));

  if (variant === 'am') {
    const logOdds = forEvent.map((x, i) => x + against[i]!);
    return [solve([logOdds, ones], [1, 0], ([a, c]) => ({ a: a!, b: a!, c: c! })), constant()];
  }
  if (variant === 'ab') {
    const up = forEvent.map((x) => x + Math.LN2);
    const down = against.map((x) => x - Math.LN2);
    const named = (a: number, b: number): BetaMap => ({ a, b, c: (a - b) * Math.LN2 });
    return [
      solve([up, down], [1, 1], ([a, b]) => named(a!, b!)),
      solve([down], [1], ([b]) => named(0, b!)),
      solve([up], [1], ([a]) => named(a!, 0)),
      solve([ones.map(() => 0)], [0], () => named(0, 0)),
    ];
  }
  return [
    solve([forEvent, against, ones], [1, 1, 0], ([a, b, c]) => ({ a: a!, b: b!, c: c! })),
    solve([against, ones], [1, 0], ([b, c]) => ({ a: 0, b: b!, c: c! })),
    solve([forEvent, ones], [1, 0], ([a, c]) => ({ a: a!, b: 0, c: c! })),
    constant(),
  ];
}

function logarithm(p: number): number {
  return Math.log(Math.min(Math.max(p, CLIP), 1 - CLIP));
}
