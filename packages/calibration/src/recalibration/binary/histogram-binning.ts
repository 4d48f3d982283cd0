import { checkBins } from '../../arguments.js';
import { CLOSED_FORM } from '../fitted.js';
import type { FitNote, Recalibrator } from '../recalibrator.js';
import type {
  BinaryFit,
  BinaryMap,
  BinaryParameters,
  BinarySamples,
  StrategyOptions,
} from './binary-method.js';
import { binaryRecalibrator } from './binary-recalibrator.js';
import { type BinCounts, binEdges, binMeans, type HistogramEdges, sumPerBin } from './bins.js';
import { hasBothOutcomes } from './logistic-notes.js';
import { compileStep, readStep, type StepFunction } from './step-function.js';

export interface HistogramBinningOptions extends StrategyOptions {
  /** 1 to 10,000, default 15. */
  readonly bins?: number;
  /** Default `equalMass`, as Zadrozny & Elkan 2001. */
  readonly binning?: HistogramEdges;
}

export const histogramMap: BinaryMap<'probabilities', StepFunction> = {
  name: 'histogramBinning',
  input: 'probabilities',
  compile: compileStep,
  read: readStep,
};

/**
 * Histogram binning (Zadrozny & Elkan 2001): every score in a bin (lo, hi] becomes the frequency of the event there; an
 * empty bin (`emptyBins`) its midpoint.
 *
 * The family does not contain the identity, so the NLL of the fit set may rise. Frequencies of 0 and 1 are kept. Cost: n per map, after a sort for `equalMass`.
 */
export function histogramBinning(
  options: HistogramBinningOptions = {},
): Recalibrator<'probabilities', BinaryParameters<StepFunction>> {
  const { bins = 15, binning = 'equalMass' } = options;
  checkBins(bins);
  return binaryRecalibrator(
    { map: histogramMap, fit: (samples) => fitHistogram(samples, bins, binning) },
    options,
  );
}

export function fitHistogram(
  { scores, outcomes }: BinarySamples,
  bins: number,
  binning: HistogramEdges,
): BinaryFit<StepFunction> {
  const counts = sumPerBin(scores, outcomes, binEdges(scores, bins, binning));
  const notes: FitNote[] = hasBothOutcomes(outcomes) ? [] : ['singleOutcome'];
  return { ...CLOSED_FORM, parameters: binMeans(counts), notes: [...notes, ...binNotes(counts, bins)] };
}

export function binNotes({ counts }: BinCounts, asked: number): FitNote[] {
  const notes: FitNote[] = [];
  if (counts.length < asked) notes.push('fewerSamplesThanBins');
  if (counts.includes(0)) notes.push('emptyBins');
  return notes;
}
