import { argMax } from '../accuracy.js';
import { checkBetween } from '../arguments.js';
import { classwiseOfGroups } from '../binned/classwise-ece.js';
import { debiasedEceOfGroups } from '../binned/debiased-ece.js';
import { debiasedRmsceOfGroups } from '../binned/debiased-rmsce.js';
import { checkNorm, errorOfBins } from '../binned/error-of-bins.js';
import { EventTally, type EventTallyState } from '../binned/event-tally.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { type BinningOptions, resolveFixedBinning } from '../binning/resolve-binning.js';
import { rowBrier } from '../brier.js';
import { InvalidArgumentError, ScoreKindError } from '../errors.js';
import { ExactSum } from '../exact-sum.js';
import { DEFAULT_CLIP, rowNll } from '../nll.js';
import { isWhole, type Predictions, requirePredictions } from '../predictions.js';
import { type BinIntervalOptions, type ReliabilityBin, reliabilityOfBins } from '../reliability.js';
import { softmaxRow } from '../softmax.js';
import { addProduct } from '../sums/two-product.js';

/** Options of {@link MetricAccumulator}. */
export interface MetricAccumulatorOptions extends BinningOptions {
  /** As in `nll`, default 2^-52. */
  readonly clip?: number;
  /** Whether to bin the probability of every class too, for `classwiseEce()`, default false. */
  readonly classwise?: boolean;
}

/** Everything a {@link MetricAccumulator} holds, as plain JSON: send it between workers or write it to disk. */
export interface MetricAccumulatorState {
  readonly clip: number;
  readonly kind: 'logits' | 'probabilities' | null;
  /** Whether all weights so far were whole. */
  readonly whole: boolean;
  readonly nll: readonly number[];
  readonly brier: readonly number[];
  readonly topLabel: EventTallyState;
  readonly eachClass: EventTallyState | null;
}

/** Values of {@link MetricAccumulator} in one flat object; `null` where a metric is not defined or was not asked for. */
export interface MetricAccumulatorResult {
  /** Samples, or the sum of their weights. */
  readonly count: number;
  readonly accuracy: number;
  readonly nll: number;
  readonly brier: number;
  readonly ece: number;
  readonly rmsce: number;
  readonly mce: number;
  /** `null` if a weight was not whole. */
  readonly debiasedEce: number | null;
  /** `null` if a weight was not whole. */
  readonly debiasedRmsce: number | null;
  /** `null` unless asked for with `classwise`. */
  readonly classwiseEce: number | null;
}

/**
 * Accuracy, NLL, Brier and the metrics over bins with fixed edges of a test set that arrives in batches, in one pass and
 * without a copy of it.
 *
 * Sums are exact, so every value is bit for bit the one of the function on the whole set at once, whatever
 * the batch sizes and the order of `add` and `merge`. Logits go through `softmax` row by row, except for
 * the NLL; the kind of the first batch is the kind of all. Memory does not grow with n.
 */
export class MetricAccumulator {
  readonly #clip: number;
  #kind: 'logits' | 'probabilities' | null = null;
  #whole = true;
  readonly #nll = new ExactSum();
  readonly #brier = new ExactSum();
  #topLabel: EventTally;
  #eachClass: EventTally | null;

  /** @throws InvalidArgumentError for an option out of range or a bin convention whose edges depend on the data */
  constructor(options: MetricAccumulatorOptions = {}) {
    const { clip = DEFAULT_CLIP, classwise = false } = options;
    const binning = resolveFixedBinning(options, 'MetricAccumulator');
    checkBetween('clip', clip, 0, 1);
    this.#clip = clip;
    this.#topLabel = new EventTally('topLabel', binning);
    this.#eachClass = classwise ? new EventTally('eachClass', binning) : null;
  }

  /**
   * @throws ScoreKindError if the batch is of another kind than those before
   * @throws InvalidArgumentError if it has another number of classes
   */
  add(predictions: Predictions): this {
    requirePredictions(predictions, 'MetricAccumulator.add', 'any');
    const { scores, labels, weights } = predictions;
    const [n, k] = scores.shape;
    this.#checkKind(scores.kind);
    this.#topLabel.expectClasses(k);
    this.#eachClass?.expectClasses(k);
    this.#whole &&= isWhole(weights);
    const softmaxed = new Float64Array(k);
    for (let row = 0; row < n; row++) {
      const label = labels[row]!;
      const weight = weights?.[row] ?? 1;
      addProduct(this.#nll, rowNll(scores, row, label, this.#clip), weight);
      if (scores.kind === 'probabilities') this.#addRow(scores.data, row * k, k, label, weight);
      else {
        softmaxRow(scores.data, row * k, k, softmaxed, 0);
        this.#addRow(softmaxed, 0, k, label, weight);
      }
    }
    return this;
  }

  /**
   * Adds all that the other accumulator has seen; the other is left as it is.
   *
   * @throws InvalidArgumentError if an option or the number of classes differs
   * @throws ScoreKindError if the kinds of scores differ
   */
  merge(other: MetricAccumulator): this {
    if (other.#clip !== this.#clip) {
      throw new InvalidArgumentError('clip to merge', other.#clip, `${this.#clip}`);
    }
    if ((other.#eachClass === null) !== (this.#eachClass === null)) {
      throw new InvalidArgumentError('classwise to merge', other.#eachClass !== null, `${!other.#eachClass}`);
    }
    if (other.#kind !== null) this.#checkKind(other.#kind);
    this.#topLabel.merge(other.#topLabel);
    if (other.#eachClass !== null) this.#eachClass?.merge(other.#eachClass);
    this.#nll.merge(other.#nll);
    this.#brier.merge(other.#brier);
    this.#whole &&= other.#whole;
    return this;
  }

  /** Samples seen so far, or the sum of their weights. The metrics below need at least one. */
  get count(): number {
    return this.#topLabel.count;
  }

  accuracy(): number {
    return this.#topLabel.correct / this.#checkedCount();
  }

  nll(): number {
    return this.#nll.value / this.#checkedCount();
  }

  brier(): number {
    return this.#brier.value / this.#checkedCount();
  }

  /** @param norm as in `ece` */
  ece(norm = 1): number {
    checkNorm(norm);
    return errorOfBins(this.#bins(), norm);
  }

  rmsce(): number {
    return errorOfBins(this.#bins(), 2);
  }

  mce(): number {
    return errorOfBins(this.#bins(), Number.POSITIVE_INFINITY);
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  debiasedEce(): number {
    this.#checkWhole('debiasedEce');
    return debiasedEceOfGroups([this.#bins()]);
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  debiasedRmsce(): number {
    this.#checkWhole('debiasedRmsce');
    return debiasedRmsceOfGroups([this.#bins()]);
  }

  /**
   * @param norm as in `classwiseEce`
   * @throws InvalidArgumentError unless the accumulator was made with `classwise: true`
   */
  classwiseEce(norm = 1): number {
    checkNorm(norm);
    this.#checkedCount();
    if (this.#eachClass === null) {
      throw new InvalidArgumentError('accumulator of classwiseEce', 'classwise: false', 'classwise: true');
    }
    return classwiseOfGroups(this.#eachClass.totals(), norm);
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  reliability(options: BinIntervalOptions = {}): ReliabilityBin[] {
    this.#checkWhole('reliability');
    return reliabilityOfBins(this.#bins(), options);
  }

  /** All metrics but the reliability bins. */
  result(): MetricAccumulatorResult {
    return {
      count: this.#checkedCount(),
      accuracy: this.accuracy(),
      nll: this.nll(),
      brier: this.brier(),
      ece: this.ece(),
      rmsce: this.rmsce(),
      mce: this.mce(),
      debiasedEce: this.#whole ? this.debiasedEce() : null,
      debiasedRmsce: this.#whole ? this.debiasedRmsce() : null,
      classwiseEce: this.#eachClass === null ? null : this.classwiseEce(),
    };
  }

  state(): MetricAccumulatorState {
    return {
      clip: this.#clip,
      kind: this.#kind,
      whole: this.#whole,
      nll: this.#nll.partials(),
      brier: this.#brier.partials(),
      topLabel: this.#topLabel.state(),
      eachClass: this.#eachClass?.state() ?? null,
    };
  }

  /** @throws InvalidArgumentError if the state is not one that `state()` can return */
  static fromState(state: MetricAccumulatorState): MetricAccumulator {
    const { bins, binning } = state.topLabel;
    const restored = new MetricAccumulator({ bins, binning, clip: state.clip });
    restored.#topLabel = EventTally.fromState(state.topLabel);
    restored.#eachClass = state.eachClass === null ? null : EventTally.fromState(state.eachClass);
    for (const term of state.nll) restored.#nll.add(term);
    for (const term of state.brier) restored.#brier.add(term);
    restored.#whole = state.whole === true;
    restored.#kind = checkedKind(state.kind, restored.count);
    return restored;
  }

  #addRow(data: Float32Array | Float64Array, start: number, k: number, label: number, weight: number): void {
    const best = argMax(data, start, k);
    addProduct(this.#brier, rowBrier(data, start, k, label), weight);
    this.#topLabel.addRow(data, start, best, label, weight);
    this.#eachClass?.addRow(data, start, best, label, weight);
  }

  #checkKind(kind: 'logits' | 'probabilities'): void {
    this.#kind ??= kind;
    if (this.#kind !== kind) throw new ScoreKindError(`an accumulator of ${this.#kind}`, kind);
  }

  #checkWhole(metric: string): void {
    if (!this.#whole) {
      throw new InvalidArgumentError(`weights of ${metric}`, 'fractions', 'whole numbers of samples');
    }
  }

  #checkedCount(): number {
    const { count } = this;
    if (count === 0) throw new InvalidArgumentError('accumulator', 'no samples', 'at least one');
    return count;
  }

  #bins(): BinTotals[] {
    this.#checkedCount();
    return this.#topLabel.totals()[0]!;
  }
}

function checkedKind(kind: unknown, count: number): 'logits' | 'probabilities' | null {
  if (kind === 'logits' || kind === 'probabilities') return kind;
  if (kind === null && count === 0) return null;
  throw new InvalidArgumentError('kind of the state', kind, 'logits or probabilities');
}
