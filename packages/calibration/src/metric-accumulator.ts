import { argMax } from './accuracy.js';
import { checkBetween, checkBins, checkInteger } from './arguments.js';
import { type BinTotals, equalWidthEdges, equalWidthIndex } from './binning.js';
import { rowBrier } from './brier.js';
import { eceOfBins, mceOfBins } from './ece.js';
import { InvalidArgumentError, ScoreKindError } from './errors.js';
import { ExactSum } from './exact-sum.js';
import { DEFAULT_CLIP, rowNll } from './nll.js';
import { type Predictions, requirePredictions } from './predictions.js';
import { type ReliabilityBin, reliabilityOfBins } from './reliability.js';
import { softmaxRow } from './softmax.js';

/** Options of {@link MetricAccumulator}. */
export interface MetricAccumulatorOptions {
  /** Number of equal-width bins, default 15. */
  readonly bins?: number;
  /** As in `nll`, default 2^-52. */
  readonly clip?: number;
}

/** Everything a {@link MetricAccumulator} holds, as plain JSON: send it between workers or write it to disk. */
export interface MetricAccumulatorState {
  readonly bins: number;
  readonly clip: number;
  readonly kind: 'logits' | 'probabilities' | null;
  readonly nll: readonly number[];
  readonly brier: readonly number[];
  readonly binCounts: readonly number[];
  readonly binHits: readonly number[];
  readonly binConfidence: readonly (readonly number[])[];
}

/**
 * Accuracy, NLL, Brier, equal-width ECE, MCE and reliability bins of a test set that arrives in batches.
 *
 * Sums are exact, so every value is bit for bit the one of the function on the whole set at once, whatever
 * the batch sizes and the order of `add` and `merge`. Logits go through `softmax` row by row, except for
 * the NLL; the kind of the first batch is the kind of all. Memory does not grow with n.
 */
export class MetricAccumulator {
  readonly #bins: number;
  readonly #clip: number;
  #kind: 'logits' | 'probabilities' | null = null;
  readonly #nll = new ExactSum();
  readonly #brier = new ExactSum();
  readonly #binCounts: Float64Array;
  readonly #binHits: Float64Array;
  readonly #binConfidence: ExactSum[];

  constructor(options: MetricAccumulatorOptions = {}) {
    const { bins = 15, clip = DEFAULT_CLIP } = options;
    checkBins(bins);
    checkBetween('clip', clip, 0, 1);
    this.#bins = bins;
    this.#clip = clip;
    this.#binCounts = new Float64Array(bins);
    this.#binHits = new Float64Array(bins);
    this.#binConfidence = Array.from({ length: bins }, () => new ExactSum());
  }

  /** @throws ScoreKindError if the batch is of another kind than those before */
  add(predictions: Predictions): this {
    requirePredictions(predictions, 'MetricAccumulator.add');
    const { scores, labels } = predictions;
    this.#checkKind(scores.kind);
    const [n, k] = scores.shape;
    const row = new Float64Array(k);
    for (let i = 0; i < n; i++) {
      if (scores.kind === 'logits') softmaxRow(scores.data, i * k, k, row, 0);
      else for (let j = 0; j < k; j++) row[j] = scores.data[i * k + j]!;
      const label = labels[i]!;
      const best = argMax(row, 0, k);
      const bin = equalWidthIndex(row[best]!, this.#bins);
      this.#nll.add(rowNll(scores, i, label, this.#clip));
      this.#brier.add(rowBrier(row, 0, k, label));
      this.#binCounts[bin]!++;
      if (best === label) this.#binHits[bin]!++;
      this.#binConfidence[bin]!.add(row[best]!);
    }
    return this;
  }

  /**
   * Adds all that the other accumulator has seen; the other is left as it is.
   *
   * @throws InvalidArgumentError if `bins` or `clip` differ
   * @throws ScoreKindError if the kinds of scores differ
   */
  merge(other: MetricAccumulator): this {
    if (other.#bins !== this.#bins)
      throw new InvalidArgumentError('bins to merge', other.#bins, `${this.#bins}`);
    if (other.#clip !== this.#clip)
      throw new InvalidArgumentError('clip to merge', other.#clip, `${this.#clip}`);
    if (other.#kind !== null) this.#checkKind(other.#kind);
    this.#nll.merge(other.#nll);
    this.#brier.merge(other.#brier);
    for (let i = 0; i < this.#bins; i++) {
      this.#binCounts[i]! += other.#binCounts[i]!;
      this.#binHits[i]! += other.#binHits[i]!;
      this.#binConfidence[i]!.merge(other.#binConfidence[i]!);
    }
    return this;
  }

  /** Samples seen so far. The metrics below need at least one. */
  get count(): number {
    return this.#binCounts.reduce((sum, value) => sum + value, 0);
  }

  accuracy(): number {
    return this.#binHits.reduce((sum, value) => sum + value, 0) / this.#checkedCount();
  }

  nll(): number {
    return this.#nll.value / this.#checkedCount();
  }

  brier(): number {
    return this.#brier.value / this.#checkedCount();
  }

  ece(norm: 1 | 2 = 1): number {
    return eceOfBins(this.#totals(), norm);
  }

  mce(): number {
    return mceOfBins(this.#totals());
  }

  reliability(level = 0.95): ReliabilityBin[] {
    return reliabilityOfBins(this.#totals(), { level });
  }

  state(): MetricAccumulatorState {
    return {
      bins: this.#bins,
      clip: this.#clip,
      kind: this.#kind,
      nll: this.#nll.partials(),
      brier: this.#brier.partials(),
      binCounts: Array.from(this.#binCounts),
      binHits: Array.from(this.#binHits),
      binConfidence: this.#binConfidence.map((sum) => sum.partials()),
    };
  }

  /** @throws InvalidArgumentError if the state is not one that `state()` can return */
  static fromState(state: MetricAccumulatorState): MetricAccumulator {
    const restored = new MetricAccumulator({ bins: state.bins, clip: state.clip });
    const { bins } = state;
    for (const list of [state.binCounts, state.binHits, state.binConfidence]) {
      if (list?.length !== bins) throw new InvalidArgumentError('bins of the state', list?.length, `${bins}`);
    }
    for (const term of state.nll) restored.#nll.add(term);
    for (const term of state.brier) restored.#brier.add(term);
    for (let i = 0; i < bins; i++) {
      checkInteger('count of a bin', state.binCounts[i], 0, Number.MAX_SAFE_INTEGER);
      checkInteger('hits of a bin', state.binHits[i], 0, state.binCounts[i]!);
      restored.#binCounts[i] = state.binCounts[i]!;
      restored.#binHits[i] = state.binHits[i]!;
      for (const term of state.binConfidence[i]!) restored.#binConfidence[i]!.add(term);
    }
    restored.#kind = checkedKind(state.kind, restored.count);
    return restored;
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

  #totals(): BinTotals[] {
    this.#checkedCount();
    return this.#binConfidence.map((sum, index) => ({
      ...equalWidthEdges(index, this.#bins),
      count: this.#binCounts[index]!,
      correct: this.#binHits[index]!,
      confidenceSum: sum.value,
    }));
  }
}

function checkedKind(kind: unknown, count: number): 'logits' | 'probabilities' | null {
  if (kind === 'logits' || kind === 'probabilities') return kind;
  if (kind === null && count === 0) return null;
  throw new InvalidArgumentError('kind of the state', kind, 'logits or probabilities');
}
