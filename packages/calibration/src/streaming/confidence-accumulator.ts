import { checkOneOf } from '../arguments.js';
import { aurcOfPairs } from '../aurc.js';
import { debiasedEceOfGroups } from '../binned/debiased-ece.js';
import { debiasedRmsceOfGroups } from '../binned/debiased-rmsce.js';
import { type BinWeighting, checkNorm, errorOfBins } from '../binned/error-of-bins.js';
import { binPairs } from '../binning/bin-pairs.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveBinning, weightUse } from '../binning/resolve-binning.js';
import { type ConfidencePairs, topLabelPairs } from '../confidence.js';
import { InvalidArgumentError } from '../errors.js';
import {
  checkWeights,
  checkWeightUse,
  type Predictions,
  requireProbabilities,
  type WeightUse,
} from '../predictions.js';
import { type BinIntervalOptions, type ReliabilityBin, reliabilityOfBins } from '../reliability.js';
import type { Probabilities } from '../scores.js';
import { type SmoothEceOptions, smoothEceOfPairs } from '../smooth-ece.js';

/** Options of `ece` of a {@link ConfidenceAccumulator}: those of the function, of the predicted class. */
export interface StreamedEceOptions extends BinningOptions {
  readonly norm?: number;
  readonly weighting?: BinWeighting;
}

/**
 * Keeps the (confidence, correct) pair of every sample, and its weight, for the metrics that need all of them at once: bins of
 * equal mass or between quantiles, SmoothECE and AURC. Fixed edges and any number of bins can be asked for as well.
 *
 * The pairs are sorted before they are used, so every value is bit for bit the one of the function on the
 * whole set at once, whatever the batch sizes and the order of `add` and `merge`. Memory: 9 bytes per sample, 17 with weights.
 */
export class ConfidenceAccumulator {
  #batches: ConfidencePairs[] = [];

  /** @throws ScoreKindError for logits */
  add(predictions: Predictions<Probabilities>): this {
    requireProbabilities(predictions, 'ConfidenceAccumulator.add', 'any');
    this.#batches.push(topLabelPairs(predictions));
    return this;
  }

  /** Adds all that the other accumulator has seen; the other is left as it is. */
  merge(other: ConfidenceAccumulator): this {
    this.#batches = this.#batches.concat(other.#batches);
    return this;
  }

  /** Samples seen so far. The metrics below need at least one. */
  get count(): number {
    return this.#batches.reduce((sum, batch) => sum + batch.confidence.length, 0);
  }

  ece(options: StreamedEceOptions = {}): number {
    const { norm = 1, weighting = 'mass' } = options;
    checkNorm(norm);
    checkOneOf('weighting', weighting, ['mass', 'bins']);
    return errorOfBins(this.#bins(options, 'ece'), norm, weighting);
  }

  rmsce(options: BinningOptions = {}): number {
    return errorOfBins(this.#bins(options, 'rmsce'), 2);
  }

  mce(options: BinningOptions = {}): number {
    return errorOfBins(this.#bins(options, 'mce'), Number.POSITIVE_INFINITY);
  }

  debiasedEce(options: BinningOptions = {}): number {
    return debiasedEceOfGroups([this.#bins(options, 'debiasedEce', 'whole')]);
  }

  debiasedRmsce(options: BinningOptions = {}): number {
    return debiasedRmsceOfGroups([this.#bins(options, 'debiasedRmsce', 'whole')]);
  }

  reliability(options: BinningOptions & BinIntervalOptions = {}): ReliabilityBin[] {
    return reliabilityOfBins(this.#bins(options, 'reliability', 'whole'), options);
  }

  smoothEce(options: SmoothEceOptions = {}): number {
    return smoothEceOfPairs(this.#checkedPairs('smoothEce', 'none'), options);
  }

  aurc(): number {
    return aurcOfPairs(this.#checkedPairs('aurc', 'none'));
  }

  /** All pairs in the order they came, in fresh typed arrays that can be transferred to another thread. */
  pairs(): ConfidencePairs {
    const confidence = new Float64Array(this.count);
    const correct = new Uint8Array(this.count);
    const weight = new Float64Array(this.count).fill(1);
    let start = 0;
    for (const batch of this.#batches) {
      confidence.set(batch.confidence, start);
      correct.set(batch.correct, start);
      if (batch.weight) weight.set(batch.weight, start);
      start += batch.confidence.length;
    }
    const weighted = this.#batches.some((batch) => batch.weight);
    return weighted ? { confidence, correct, weight } : { confidence, correct };
  }

  /**
   * @throws InvalidArgumentError for lengths that differ, a confidence outside [0, 1], a flag other than 0 and 1, or a
   *   weight that is negative or not finite
   */
  static fromPairs({ confidence, correct, weight }: ConfidencePairs): ConfidenceAccumulator {
    if (!(confidence instanceof Float64Array && correct instanceof Uint8Array)) {
      throw new InvalidArgumentError('pairs', confidence, 'a Float64Array and a Uint8Array');
    }
    if (confidence.length !== correct.length) {
      throw new InvalidArgumentError('number of flags', correct.length, `${confidence.length}`);
    }
    for (const value of confidence) {
      if (!(value >= 0 && value <= 1))
        throw new InvalidArgumentError('confidence', value, '0 <= confidence <= 1');
    }
    for (const flag of correct) checkOneOf('flag', flag, [0, 1]);
    if (weight !== undefined) checkWeights(weight, confidence.length);
    const restored = new ConfidenceAccumulator();
    restored.#batches = [
      {
        confidence: confidence.slice(),
        correct: correct.slice(),
        ...(weight && { weight: weight.slice() }),
      },
    ];
    return restored;
  }

  #bins(options: BinningOptions, metric: string, needed: WeightUse = 'any'): BinTotals[] {
    const resolved = resolveBinning(options);
    const use = needed === 'any' ? weightUse(resolved.convention) : needed;
    return binPairs(this.#checkedPairs(metric, use), resolved);
  }

  #checkedPairs(metric: string, use: WeightUse): ConfidencePairs {
    const pairs = this.pairs();
    if (pairs.confidence.length === 0)
      throw new InvalidArgumentError('accumulator', 'no samples', 'at least one');
    checkWeightUse(pairs.weight ?? null, metric, use);
    return pairs;
  }
}
