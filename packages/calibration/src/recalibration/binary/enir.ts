import { checkOneOf } from '../../arguments.js';
import { CLOSED_FORM } from '../fitted.js';
import type { Recalibrator } from '../recalibrator.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import {
  groupedLogLikelihood,
  type InformationCriterion,
  informationCriterion,
} from './information-criterion.js';
import { hasBothOutcomes } from './logistic-notes.js';
import { averageModels } from './model-average.js';
import { type Groups, join, nearIsotonicPath } from './near-isotonic-path.js';
import { averageSteps, compileStep, readStep, type StepFunction } from './step-function.js';

export interface EnirOptions extends StrategyOptions {
  /** What the models are weighed by. Default `bic`, as the paper. */
  readonly score?: InformationCriterion;
}

export const enirMap: BinaryMap<'probabilities', StepFunction> = {
  name: 'enir',
  input: 'probabilities',
  compile: compileStep,
  read: readStep,
};

/**
 * Ensemble of near-isotonic regressions (Naeini & Cooper 2016): the average of the solutions along the path of
 * `nearIsotonicPath`, weighed by BIC with one degree of freedom per group; those up to an elbow of the weights are kept.
 * The average is stored as one step function, with edges midway between neighbouring scores.
 *
 * The start of the path, which repeats the labels, is left out, unless it is isotonic already. Samples of equal score share
 * one value. The map need not be monotone, and the NLL of the fit set may rise. Cost: a sort of n, then twice
 * O(g^2) per map for the g <= n runs of equal labels.
 */
export function enir(
  options: EnirOptions = {},
): Recalibrator<'probabilities', BinaryParameters<StepFunction>> {
  const { score = 'bic' } = options;
  checkOneOf('score', score, ['bic', 'aic']);
  return binaryRecalibrator({ map: enirMap, fit: (samples) => fitEnir(samples, score) }, options);
}

function fitEnir(samples: BinarySamples, criterion: InformationCriterion): BinaryFit<StepFunction> {
  const start = runsOfEqualValue(samples);
  const scores = Array.from(nearIsotonicPath(start), ({ groups: { counts, events, values } }) =>
    informationCriterion(
      criterion,
      groupedLogLikelihood(counts, events, values),
      values.length,
      samples.scores.length,
    ),
  );
  const skipped = scores.length > 1 ? 1 : 0;
  const weights = new Map(
    averageModels(scores.slice(skipped)).map(({ index, weight }) => [index + skipped, weight]),
  );
  const steps: StepFunction[] = [];
  const stepWeights: number[] = [];
  let index = 0;
  for (const { groups } of nearIsotonicPath(start)) {
    const weight = weights.get(index++);
    if (weight === undefined) continue;
    steps.push(stepOf(groups));
    stepWeights.push(weight);
  }
  return {
    ...CLOSED_FORM,
    parameters: averageSteps(steps, stepWeights),
    notes: hasBothOutcomes(samples.outcomes) ? [] : ['singleOutcome'],
  };
}

/** The exact fit: one group per distinct score, joined where neighbours agree. */
function runsOfEqualValue({ scores, outcomes }: BinarySamples): Groups {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const distinct = scores.toSorted().filter((score, i, sorted) => i === 0 || score !== sorted[i - 1]);
  const counts = new Float64Array(distinct.length);
  const events = new Float64Array(distinct.length);
  let group = 0;
  for (const i of order) {
    if (scores[i]! > distinct[group]!) group++;
    counts[group]!++;
    events[group]! += outcomes[i]!;
  }
  const values = events.map((sum, i) => sum / counts[i]!);
  return join(
    { values, counts, events, highest: distinct, lowest: distinct },
    (i) => values[i] === values[i + 1],
  );
}

function stepOf({ highest, lowest, values }: Groups): StepFunction {
  return {
    edges: Array.from(lowest.subarray(1), (next, i) => (highest[i]! + next) / 2),
    values: Array.from(values, (value) => Math.min(Math.max(value, 0), 1)),
  };
}
