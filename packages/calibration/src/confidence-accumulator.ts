import { checkOneOf } from './arguments.js';
import { aurcOfPairs } from './aurc.js';
import { binPairs } from './binning.js';
import { type ConfidencePairs, topLabelPairs } from './confidence.js';
import { type BinningOptions, type EceOptions, eceOfBins, mceOfBins, resolveBinning } from './ece.js';
import { InvalidArgumentError } from './errors.js';
import { type Predictions, requireProbabilities } from './predictions.js';
import { type ReliabilityBin, type ReliabilityOptions, reliabilityOfBins } from './reliability.js';
import type { Probabilities } from './scores.js';
import { type SmoothEceOptions, smoothEceOfPairs } from './smooth-ece.js';

/**
 * Keeps the (confidence, correct) pair of every sample, for the metrics that need all of them at once:
 * equal-mass ECE, SmoothECE and AURC. Equal-width bins and other bin counts can be asked for as well.
 *
 * The pairs are sorted before they are used, so every value is bit for bit the one of the function on the
 * whole set at once, whatever the batch sizes and the order of `add` and `merge`. Memory: 9 bytes per sample.
 */
export class ConfidenceAccumulator {
  #batches: ConfidencePairs[] = [];

  /** @throws ScoreKindError for logits */
  add(predictions: Predictions<Probabilities>): this {
    requireProbabilities(predictions, 'ConfidenceAccumulator.add');
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

  ece(options: EceOptions = {}): number {
    const { norm = 1 } = options;
    checkOneOf('norm', norm, [1, 2]);
    return eceOfBins(this.#bins(options), norm);
  }

  mce(options: BinningOptions = {}): number {
    return mceOfBins(this.#bins(options));
  }

  reliability(options: ReliabilityOptions = {}): ReliabilityBin[] {
    return reliabilityOfBins(this.#bins(options), options);
  }

  smoothEce(options: SmoothEceOptions = {}): number {
    return smoothEceOfPairs(this.#checkedPairs(), options);
  }

  aurc(): number {
    return aurcOfPairs(this.#checkedPairs());
  }

  /** All pairs in the order they came, in two fresh typed arrays that can be transferred to another thread. */
  pairs(): ConfidencePairs {
    const confidence = new Float64Array(this.count);
    const correct = new Uint8Array(this.count);
    let start = 0;
    for (const batch of this.#batches) {
      confidence.set(batch.confidence, start);
      correct.set(batch.correct, start);
      start += batch.confidence.length;
    }
    return { confidence, correct };
  }

  /** @throws InvalidArgumentError for lengths that differ, a confidence outside [0, 1] or a flag other than 0 and 1 */
  static fromPairs({ confidence, correct }: ConfidencePairs): ConfidenceAccumulator {
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
    const restored = new ConfidenceAccumulator();
    restored.#batches = [{ confidence: confidence.slice(), correct: correct.slice() }];
    return restored;
  }

  #bins(options: BinningOptions) {
    const { bins, binning } = resolveBinning(options);
    return binPairs(this.#checkedPairs(), bins, binning);
  }

  #checkedPairs(): ConfidencePairs {
    const pairs = this.pairs();
    if (pairs.confidence.length === 0)
      throw new InvalidArgumentError('accumulator', 'no samples', 'at least one');
    return pairs;
  }
}
