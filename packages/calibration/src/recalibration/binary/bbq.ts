import { checkOneOf } from '../../arguments.js';
import { CLOSED_FORM } from '../fitted.js';
import type { Recalibrator } from '../recalibrator.js';
import { betaMarginalScore, posteriorMeans } from './beta-binomial.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import { type BinCounts, binEdges, binMeans, type HistogramEdges, sumPerBin } from './bins.js';
import {
  groupedLogLikelihood,
  type InformationCriterion,
  informationCriterion,
} from './information-criterion.js';
import { hasBothOutcomes } from './logistic-notes.js';
import { averageModels } from './model-average.js';
import { averageSteps, compileStep, readStep, type StepFunction } from './step-function.js';

export interface BbqOptions extends StrategyOptions {
  /** Default `equalMass`, as the paper. */
  readonly binning?: HistogramEdges;
  /**
   * What models are weighed by, and what their bins predict: `bayesian` (default, the paper) the marginal likelihood
   * under a beta prior, and its posterior mean; `bic` and `aic` (netcal) the criterion, and the frequency.
   */
  readonly score?: 'bayesian' | InformationCriterion;
}

export const bbqMap: BinaryMap<'probabilities', StepFunction> = {
  name: 'bbq',
  input: 'probabilities',
  compile: compileStep,
  read: readStep,
};

/**
 * Bayesian binning into quantiles (Naeini, Cooper & Hauskrecht 2015): the Bayesian average of histogram binnings with
 * every number of bins from max(1, floor(n^(1/3) / 10)) to min(ceil(n / 5), ceil(10 n^(1/3))), of which those up to an elbow
 * of the weights are kept. The average is stored as one step function.
 *
 * The prior of a bin is a beta distribution around its midpoint (kept within [0.005, 0.995]) worth two samples, as in the
 * authors' code. The family does not contain the identity, so the NLL of the fit set may rise. Cost: 10 n^(1/3) passes of n per map.
 */
export function bbq(options: BbqOptions = {}): Recalibrator<'probabilities', BinaryParameters<StepFunction>> {
  const { binning = 'equalMass', score = 'bayesian' } = options;
  checkOneOf('score', score, ['bayesian', 'bic', 'aic']);
  checkOneOf('binning', binning, ['equalWidth', 'equalMass']);
  return binaryRecalibrator({ map: bbqMap, fit: (samples) => fitBbq(samples, binning, score) }, options);
}

function fitBbq(
  { scores, outcomes }: BinarySamples,
  binning: HistogramEdges,
  score: 'bayesian' | InformationCriterion,
): BinaryFit<StepFunction> {
  const models = binCountsToTry(scores.length).map((bins) => {
    const counts = sumPerBin(scores, outcomes, binEdges(scores, bins, binning));
    return score === 'bayesian' ? bayesianModel(counts) : frequencyModel(counts, score, scores.length);
  });
  const kept = averageModels(models.map((model) => model.score));
  const parameters = averageSteps(
    kept.map(({ index }) => models[index]!.step),
    kept.map(({ weight }) => weight),
  );
  return { ...CLOSED_FORM, parameters, notes: hasBothOutcomes(outcomes) ? [] : ['singleOutcome'] };
}

function binCountsToTry(n: number): number[] {
  const least = Math.max(1, Math.floor(Math.cbrt(n) / 10));
  const most = Math.min(Math.ceil(n / 5), Math.ceil(Math.cbrt(n) * 10));
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}

/** A binning with its score: less is better. */
interface ScoredModel {
  readonly step: StepFunction;
  readonly score: number;
}

function bayesianModel(counts: BinCounts): ScoredModel {
  return { step: posteriorMeans(counts), score: betaMarginalScore(counts) };
}

function frequencyModel(bins: BinCounts, criterion: InformationCriterion, samples: number): ScoredModel {
  const step = binMeans(bins);
  const logLikelihood = groupedLogLikelihood(bins.counts, bins.sums, step.values);
  return { step, score: informationCriterion(criterion, logLikelihood, step.values.length, samples) };
}
