import { InvalidArgumentError } from '../errors.js';
import { ExactSums } from '../sums/exact-sums.js';
import type { BinTotals } from './bin-totals.js';

/** Everything a {@link BinTally} holds: of every bin of every group, numbers that add up exactly to its sums. */
export interface BinTallyState {
  readonly count: readonly (readonly number[])[];
  readonly correct: readonly (readonly number[])[];
  readonly confidence: readonly (readonly number[])[];
}

/**
 * Counts, events and exact sums of probabilities of the bins of one or more groups, such as classes.
 *
 * Everything in it is a sum without rounding, so batches and the order of merging cannot change it.
 */
export class BinTally {
  readonly groups: number;
  readonly bins: number;
  readonly #count: ExactSums;
  readonly #correct: ExactSums;
  readonly #confidence: ExactSums;

  constructor(bins: number, groups = 1) {
    this.bins = bins;
    this.groups = groups;
    this.#count = new ExactSums(groups * bins);
    this.#correct = new ExactSums(groups * bins);
    this.#confidence = new ExactSums(groups * bins);
  }

  /** Adds one sample to a bin, which is numbered `group * bins + bin`. */
  add(cell: number, value: number, correct: number): void {
    this.#count.addWhole(cell, 1);
    this.#correct.addWhole(cell, correct);
    this.#confidence.addUnit(cell, value);
  }

  /** Adds samples without their events: how many there are, and a part of the sum of their probabilities. */
  addSamples(cell: number, count: number, sum: number): void {
    this.#count.addWhole(cell, count);
    this.#confidence.add(cell, sum);
  }

  /** Adds the event of a sample that `add` or `addSamples` has or will have added without. */
  addEvent(cell: number): void {
    this.#correct.addWhole(cell, 1);
  }

  /** Adds one sample as if it were there `weight` times. */
  addWeighted(cell: number, value: number, correct: number, weight: number): void {
    this.#count.add(cell, weight);
    if (correct === 1) this.#correct.add(cell, weight);
    this.#confidence.addProduct(cell, value, weight);
  }

  merge(other: BinTally): void {
    this.#count.merge(other.#count);
    this.#correct.merge(other.#correct);
    this.#confidence.merge(other.#confidence);
  }

  /** Samples, or the sum of their weights, over all bins and groups. */
  get count(): number {
    return this.#count.total();
  }

  /** Those of them whose event happened. */
  get correct(): number {
    return this.#correct.total();
  }

  state(): BinTallyState {
    return {
      count: this.#count.partials(),
      correct: this.#correct.partials(),
      confidence: this.#confidence.partials(),
    };
  }

  /** @throws InvalidArgumentError if the state is not one of as many bins and groups with possible sums */
  addState(state: BinTallyState): void {
    const cells = this.groups * this.bins;
    for (const sums of [state.count, state.correct, state.confidence]) {
      if (sums?.length !== cells)
        throw new InvalidArgumentError('bins of the state', sums?.length, `${cells}`);
    }
    this.#count.addPartials(state.count);
    this.#correct.addPartials(state.correct);
    this.#confidence.addPartials(state.confidence);
    for (let cell = 0; cell < cells; cell++) {
      const count = this.#count.value(cell);
      checkPart('count', count, Number.MAX_SAFE_INTEGER);
      checkPart('events', this.#correct.value(cell), count);
      checkPart('probabilities', this.#confidence.value(cell), count);
    }
  }

  /** The bins of one group. */
  totals(edges: ArrayLike<number>, group = 0): BinTotals[] {
    return Array.from({ length: this.bins }, (_, bin) => {
      const cell = group * this.bins + bin;
      return {
        lower: edges[bin]!,
        upper: edges[bin + 1]!,
        count: this.#count.value(cell),
        correct: this.#correct.value(cell),
        confidenceSum: this.#confidence.value(cell),
      };
    });
  }
}

function checkPart(thing: string, value: number, most: number): void {
  if (!(value >= 0 && value <= most)) {
    throw new InvalidArgumentError(`sum of ${thing} of a bin`, value, `0 <= sum <= ${most}`);
  }
}
