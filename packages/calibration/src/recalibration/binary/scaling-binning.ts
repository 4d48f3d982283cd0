import { checkBins } from '../../arguments.js';
import { readField } from '../json-reader.js';
import type { Recalibrator } from '../recalibrator.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import { binEdges, binMeans, sumPerBin } from './bins.js';
import { binNotes } from './histogram-binning.js';
import { fitPlatt, type PlattMap, plattMap } from './platt-scaling.js';
import { compileStep, readStep, type StepFunction } from './step-function.js';

export interface ScalingBinningOptions extends StrategyOptions {
  /** 1 to 10,000, default 15. */
  readonly bins?: number;
}

/** `step(sigmoid(slope * log(p / (1 - p)) + intercept))`. */
export interface ScalingBinningMap {
  readonly platt: PlattMap;
  /** Takes the output of the Platt map. */
  readonly step: StepFunction;
}

/** Probabilities are kept this far from 0 and 1, as in the authors' package. */
const CLIP = 1e-12;

export const scalingBinningMap: BinaryMap<'probabilities', ScalingBinningMap> = {
  name: 'scalingBinning',
  input: 'probabilities',
  compile: ({ platt, step }) => {
    const scale = plattMap.compile(platt);
    const bin = compileStep(step);
    return (p) => bin(scale(logOdds(p)));
  },
  read: (thing, value) => ({
    platt: readField(thing, value, 'platt', plattMap.read),
    step: readField(thing, value, 'step', readStep),
  }),
};

/**
 * Scaling-binning (Kumar, Liang & Ma 2019): a Platt map without smoothing, discretised to the mean of its own output in
 * bins of equal mass. The values are known to few samples, as with a parametric map, yet their calibration error can be
 * measured, as with bins.
 *
 * All steps use all samples, as in the authors' package (the paper's proof asks for three parts). The NLL of the fit
 * set may rise. Cost: about 10 passes of n and a sort per map.
 */
export function scalingBinning(
  options: ScalingBinningOptions = {},
): Recalibrator<'probabilities', BinaryParameters<ScalingBinningMap>> {
  const { bins = 15 } = options;
  checkBins(bins);
  return binaryRecalibrator(
    { map: scalingBinningMap, fit: (samples) => fitScalingBinning(samples, bins) },
    options,
  );
}

function fitScalingBinning({ scores, outcomes }: BinarySamples, bins: number): BinaryFit<ScalingBinningMap> {
  const odds = scores.map(logOdds);
  const platt = fitPlatt({ scores: odds, outcomes }, false);
  const scaled = odds.map(plattMap.compile(platt.parameters));
  const counts = sumPerBin(scaled, scaled, binEdges(scaled, bins, 'equalMass'));
  return {
    ...platt,
    parameters: { platt: platt.parameters, step: binMeans(counts) },
    notes: [...platt.notes, ...binNotes(counts, bins)],
  };
}

function logOdds(p: number): number {
  const clipped = Math.min(Math.max(p, CLIP), 1 - CLIP);
  return Math.log(clipped / (1 - clipped));
}
