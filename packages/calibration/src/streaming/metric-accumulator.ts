import { checkBetween } from '../arguments.js';
import { type BinningOptions, resolveFixedBinning } from '../binning/resolve-binning.js';
import { rowBrier } from '../brier.js';
import { InvalidArgumentError, ScoreKindError } from '../errors.js';
import { ExactSum } from '../exact-sum.js';
import { DEFAULT_CLIP, rowNll } from '../nll.js';
import { type Predictions, requirePredictions } from '../predictions.js';
import type { BinIntervalOptions, ReliabilityBin } from '../reliability.js';
import type { Probabilities } from '../scores.js';
import { addProduct } from '../sums/two-product.js';
import { BinnedAccumulator, type BinnedAccumulatorState } from './binned-accumulator.js';
import { probabilityBlocks } from './probability-blocks.js';

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
  readonly nll: readonly number[];
  readonly brier: readonly number[];
  readonly topLabel: BinnedAccumulatorState;
  readonly eachClass: BinnedAccumulatorState | null;
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
  readonly #nll = new ExactSum();
  readonly #brier = new ExactSum();
  #topLabel: BinnedAccumulator;
  #eachClass: BinnedAccumulator | null;

  /** @throws InvalidArgumentError for an option out of range or a bin convention whose edges depend on the data */
  constructor(options: MetricAccumulatorOptions = {}) {
    const { clip = DEFAULT_CLIP, classwise = false } = options;
    checkBetween('clip', clip, 0, 1);
    const binning = resolveFixedBinning(options, 'MetricAccumulator');
    const binned = { bins: binning.bins, binning: binning.convention };
    this.#clip = clip;
    this.#topLabel = new BinnedAccumulator(binned);
    this.#eachClass = classwise ? new BinnedAccumulator({ ...binned, event: 'eachClass' }) : null;
  }

  /**
   * @throws ScoreKindError if the batch is of another kind than those before
   * @throws InvalidArgumentError if it has another number of classes
   */
  add(predictions: Predictions): this {
    requirePredictions(predictions, 'MetricAccumulator.add', 'any');
    const { scores, labels, weights } = predictions;
    this.#checkKind(scores.kind);
    for (let row = 0; row < labels.length; row++) {
      addProduct(this.#nll, rowNll(scores, row, labels[row]!, this.#clip), weights?.[row] ?? 1);
    }
    for (const block of probabilityBlocks(predictions)) {
      this.#topLabel.add(block);
      this.#eachClass?.add(block);
      this.#addBrier(block);
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
    const classwise = this.#eachClass !== null;
    if (classwise !== (other.#eachClass !== null)) {
      throw new InvalidArgumentError('classwise to merge', !classwise, `${classwise}`);
    }
    if (other.#kind !== null) this.#checkKind(other.#kind);
    this.#topLabel.merge(other.#topLabel);
    if (other.#eachClass !== null) this.#eachClass?.merge(other.#eachClass);
    this.#nll.merge(other.#nll);
    this.#brier.merge(other.#brier);
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
    return this.#topLabel.result({ norm });
  }

  rmsce(): number {
    return this.ece(2);
  }

  mce(): number {
    return this.ece(Number.POSITIVE_INFINITY);
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  debiasedEce(): number {
    return this.#topLabel.debiasedEce();
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  debiasedRmsce(): number {
    return this.#topLabel.debiasedRmsce();
  }

  /**
   * @param norm as in `classwiseEce`
   * @throws InvalidArgumentError unless the accumulator was made with `classwise: true`
   */
  classwiseEce(norm = 1): number {
    if (this.#eachClass === null) {
      throw new InvalidArgumentError('accumulator of classwiseEce', 'classwise: false', 'classwise: true');
    }
    return this.#eachClass.result({ norm });
  }

  /** @throws InvalidArgumentError if a weight was not whole */
  reliability(options: BinIntervalOptions = {}): ReliabilityBin[] {
    return this.#topLabel.reliability(options);
  }

  /** All metrics but the reliability bins. */
  result(): MetricAccumulatorResult {
    const { whole } = this.#topLabel;
    return {
      count: this.#checkedCount(),
      accuracy: this.accuracy(),
      nll: this.nll(),
      brier: this.brier(),
      ece: this.ece(),
      rmsce: this.rmsce(),
      mce: this.mce(),
      debiasedEce: whole ? this.debiasedEce() : null,
      debiasedRmsce: whole ? this.debiasedRmsce() : null,
      classwiseEce: this.#eachClass === null ? null : this.classwiseEce(),
    };
  }

  state(): MetricAccumulatorState {
    return {
      clip: this.#clip,
      kind: this.#kind,
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
    restored.#topLabel = BinnedAccumulator.fromState(state.topLabel);
    restored.#eachClass = state.eachClass === null ? null : BinnedAccumulator.fromState(state.eachClass);
    for (const term of state.nll) restored.#nll.add(term);
    for (const term of state.brier) restored.#brier.add(term);
    restored.#kind = checkedKind(state.kind, restored.count);
    return restored;
  }

  #addBrier({ scores: { data, shape }, labels, weights }: Predictions<Probabilities>): void {
    const k = shape[1];
    for (let row = 0; row < labels.length; row++) {
      addProduct(this.#brier, rowBrier(data, row * k, k, labels[row]!), weights?.[row] ?? 1);
    }
  }

  #checkKind(kind: 'logits' | 'probabilities'): void {
    this.#kind ??= kind;
    if (this.#kind !== kind) throw new ScoreKindError(`an accumulator of ${this.#kind}`, kind);
  }

  #checkedCount(): number {
    const { count } = this;
    if (count === 0) throw new InvalidArgumentError('accumulator', 'no samples', 'at least one');
    return count;
  }
}

function checkedKind(kind: unknown, count: number): 'logits' | 'probabilities' | null {
  if (kind === 'logits' || kind === 'probabilities') return kind;
  if (kind === null && count === 0) return null;
  throw new InvalidArgumentError('kind of the state', kind, 'logits or probabilities');
}
