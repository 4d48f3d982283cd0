import { checkBetween, checkOneOf } from '../arguments.js';
import { classwiseOfGroups } from '../binned/classwise-ece.js';
import { debiasedEceOfGroups } from '../binned/debiased-ece.js';
import { debiasedRmsceOfGroups } from '../binned/debiased-rmsce.js';
import { type BinWeighting, checkNorm, errorOfBins } from '../binned/error-of-bins.js';
import type { CalibrationEvent } from '../binned/event.js';
import { EventTally, type EventTallyState } from '../binned/event-tally.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveFixedBinning } from '../binning/resolve-binning.js';
import { InvalidArgumentError } from '../errors.js';
import { isWhole, type Predictions, requireProbabilities } from '../predictions.js';
import { type BinIntervalOptions, type ReliabilityBin, reliabilityOfBins } from '../reliability.js';
import type { Probabilities } from '../scores.js';

/** Options of {@link BinnedAccumulator}. */
export interface BinnedAccumulatorOptions extends BinningOptions {
  /**
   * `topLabel` (default): the predicted class, as `ece`. A number: that class against the rest. `eachClass`: every class
   * against the rest, as `classwiseEce`. `predictedClass`: every predicted class for itself, as `topLabelEce`.
   */
  readonly event?: CalibrationEvent;
  /** With `eachClass`: only probabilities above this are looked at. Default `null`: all are. */
  readonly threshold?: number | null;
}

/** Everything a {@link BinnedAccumulator} holds, as plain JSON. */
export interface BinnedAccumulatorState extends EventTallyState {
  /** Whether all weights so far were whole. */
  readonly whole: boolean;
}

/**
 * Any metric over bins with fixed edges of a test set that arrives in batches.
 *
 * Sums are exact, so every value is bit for bit the one of the function on the whole set at once, whatever the batch sizes and
 * the order of `add` and `merge`. Memory does not grow with n.
 */
export class BinnedAccumulator {
  readonly #event: CalibrationEvent;
  #tally: EventTally;
  #whole = true;

  /** @throws InvalidArgumentError for an option out of range or a bin convention whose edges depend on the data */
  constructor(options: BinnedAccumulatorOptions = {}) {
    const { event = 'topLabel', threshold = null } = options;
    if (threshold !== null) {
      checkOneOf('event with a threshold', event, ['eachClass']);
      checkBetween('threshold', threshold, 0, 1);
    }
    if (typeof event !== 'number') checkOneOf('event', event, ['topLabel', 'eachClass', 'predictedClass']);
    this.#event = event;
    this.#tally = new EventTally(event, resolveFixedBinning(options, 'BinnedAccumulator'), threshold);
  }

  /**
   * @throws ScoreKindError for logits
   * @throws InvalidArgumentError if the batch has another number of classes than those before
   */
  add(predictions: Predictions<Probabilities>): this {
    requireProbabilities(predictions, 'BinnedAccumulator.add', 'any');
    const { scores, labels, weights } = predictions;
    const [n, k] = scores.shape;
    this.#tally.expectClasses(k);
    this.#whole &&= isWhole(weights);
    for (let row = 0; row < n; row++) {
      this.#tally.addRow(scores.data, row * k, labels[row]!, weights?.[row] ?? 1);
    }
    return this;
  }

  /**
   * Adds all that the other accumulator has seen; the other is left as it is.
   *
   * @throws InvalidArgumentError if an option or the number of classes differs
   */
  merge(other: BinnedAccumulator): this {
    this.#tally.merge(other.#tally);
    this.#whole &&= other.#whole;
    return this;
  }

  /** Samples seen so far, or the sum of their weights; of every class with `eachClass`. Metrics need at least one. */
  get count(): number {
    return this.#tally.count;
  }

  /** Those of them whose event happened. */
  get correct(): number {
    return this.#tally.correct;
  }

  /** Whether all weights so far were whole, so that they count samples. */
  get whole(): boolean {
    return this.#whole;
  }

  /** `ece`, `classwiseEce` or `topLabelEce`, as the event says. */
  result(options: { norm?: number; weighting?: BinWeighting } = {}): number {
    const { norm = 1, weighting = 'mass' } = options;
    checkNorm(norm);
    checkOneOf('weighting', weighting, ['mass', 'bins']);
    const groups = this.groups();
    if (this.#event === 'eachClass') return classwiseOfGroups(groups, norm, weighting);
    return errorOfBins(groups.flat(), norm, weighting);
  }

  /**
   * `debiasedEce`, as a mean over the classes with `eachClass`.
   *
   * @throws InvalidArgumentError if a weight was not whole
   */
  debiasedEce(): number {
    return debiasedEceOfGroups(this.#samplesOf('debiasedEce'));
  }

  /**
   * `debiasedRmsce`, as a mean square over the classes with `eachClass`.
   *
   * @throws InvalidArgumentError if a weight was not whole
   */
  debiasedRmsce(): number {
    return debiasedRmsceOfGroups(this.#samplesOf('debiasedRmsce'));
  }

  /**
   * The bins of a reliability diagram, of one group where there are several.
   *
   * @param options.group class whose bins these are, with `eachClass` and `predictedClass`; default 0
   * @throws InvalidArgumentError if a weight was not whole, or there is no such group
   */
  reliability(options: BinIntervalOptions & { group?: number } = {}): ReliabilityBin[] {
    this.#checkWhole('reliability');
    const groups = this.groups();
    const bins = groups[options.group ?? 0];
    if (bins === undefined) {
      throw new InvalidArgumentError('group', options.group, `an integer from 0 to ${groups.length - 1}`);
    }
    return reliabilityOfBins(bins, options);
  }

  /** The bins of every group: `[1][bins]`, or `[classes][bins]` with `eachClass` and `predictedClass`. */
  groups(): BinTotals[][] {
    const groups = this.#tally.totals();
    if (groups.length === 0) throw new InvalidArgumentError('accumulator', 'no samples', 'at least one');
    return groups;
  }

  state(): BinnedAccumulatorState {
    return { ...this.#tally.state(), whole: this.#whole };
  }

  /** @throws InvalidArgumentError if the state is not one that `state()` can return */
  static fromState(state: BinnedAccumulatorState): BinnedAccumulator {
    const restored = new BinnedAccumulator(state);
    restored.#tally = EventTally.fromState(state);
    restored.#whole = state.whole === true;
    return restored;
  }

  #samplesOf(metric: string): BinTotals[][] {
    this.#checkWhole(metric);
    return this.#event === 'eachClass' ? this.groups() : [this.groups().flat()];
  }

  #checkWhole(metric: string): void {
    if (!this.#whole) {
      throw new InvalidArgumentError(`weights of ${metric}`, 'fractions', 'whole numbers of samples');
    }
  }
}
