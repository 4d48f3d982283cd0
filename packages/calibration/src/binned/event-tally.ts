import { argMax } from '../accuracy.js';
import { checkOneOf } from '../arguments.js';
import type { BinLocator } from '../binning/bin-locator.js';
import { BinTally, type BinTallyState } from '../binning/bin-tally.js';
import type { BinTotals } from '../binning/bin-totals.js';
import type { FixedConvention } from '../binning/convention.js';
import { locatorOf, type ResolvedBinning, resolveFixedBinning } from '../binning/resolve-binning.js';
import { RowTally } from '../binning/row-tally.js';
import { InvalidArgumentError } from '../errors.js';
import { checkLabel } from '../event.js';
import type { ScoreInput } from '../scores.js';
import { type CalibrationEvent, groupsOf } from './event.js';

/** Everything an {@link EventTally} holds, as plain JSON. */
export interface EventTallyState {
  readonly event: CalibrationEvent;
  readonly bins: number;
  readonly binning: FixedConvention;
  readonly threshold: number | null;
  /** `null` before the first row. */
  readonly classes: number | null;
  readonly sums: BinTallyState | null;
}

/** Puts rows of probabilities into fixed bins: what functions and accumulators over fixed edges have in common. */
export class EventTally {
  readonly #event: CalibrationEvent;
  readonly #binning: ResolvedBinning<FixedConvention>;
  readonly #threshold: number | null;
  readonly #locator: BinLocator;
  #classes = 0;
  #tally = new BinTally(0);
  #rows: RowTally | null = null;

  /** @param threshold probabilities up to this are left out, `null` to leave out none */
  constructor(
    event: CalibrationEvent,
    binning: ResolvedBinning<FixedConvention>,
    threshold: number | null = null,
  ) {
    this.#event = event;
    this.#binning = binning;
    this.#threshold = threshold;
    this.#locator = locatorOf(binning);
  }

  /** @throws InvalidArgumentError if rows came before that have another number of classes */
  expectClasses(classes: number): void {
    if (this.#classes === classes) return;
    if (this.#classes > 0) {
      throw new InvalidArgumentError('number of classes', classes, `${this.#classes}, as before`);
    }
    if (typeof this.#event === 'number') checkLabel(this.#event, classes);
    this.#classes = classes;
    this.#tally = new BinTally(this.#locator.bins, groupsOf(this.#event, classes));
    if (this.#event === 'eachClass') this.#rows = new RowTally(this.#tally, this.#locator);
  }

  /** Adds one row as if it were there `weight` times. */
  addRow(data: ScoreInput['data'], start: number, label: number, weight: number): void {
    if (this.#rows !== null && weight === 1 && this.#threshold === null) {
      this.#rows.add(data, start, label);
    } else if (this.#event === 'eachClass') {
      for (let j = 0; j < this.#classes; j++) this.#add(j, data[start + j]!, j === label, weight);
    } else {
      const event = typeof this.#event === 'number' ? this.#event : argMax(data, start, this.#classes);
      const group = this.#event === 'predictedClass' ? event : 0;
      this.#add(group, data[start + event]!, event === label, weight);
    }
  }

  /**
   * Adds all that the other has seen; the other is left as it is.
   *
   * @throws InvalidArgumentError if bins, event, threshold or number of classes differ
   */
  merge(other: EventTally): void {
    const [ours, theirs] = [this.#settings(), other.#settings()];
    for (const key of ['event', 'bins', 'binning', 'threshold'] as const) {
      const expected = JSON.stringify(ours[key]);
      const given = JSON.stringify(theirs[key]);
      if (given === expected) continue;
      throw new InvalidArgumentError(`${key} to merge`, key === 'binning' ? given : theirs[key], expected);
    }
    if (other.#classes === 0) return;
    this.expectClasses(other.#classes);
    this.#flushed().merge(other.#flushed());
  }

  /** Samples in the bins, or the sum of their weights. */
  get count(): number {
    return this.#flushed().count;
  }

  /** Those of them whose event happened. */
  get correct(): number {
    return this.#flushed().correct;
  }

  /** The bins of every group; none before the first row. */
  totals(): BinTotals[][] {
    const tally = this.#flushed();
    return Array.from({ length: this.#classes === 0 ? 0 : tally.groups }, (_, group) =>
      tally.totals(this.#locator.edges, group),
    );
  }

  state(): EventTallyState {
    const begun = this.#classes > 0;
    return {
      ...this.#settings(),
      classes: begun ? this.#classes : null,
      sums: begun ? this.#flushed().state() : null,
    };
  }

  /** @throws InvalidArgumentError if the state is not one that `state()` can return */
  static fromState(state: EventTallyState): EventTally {
    const { event, threshold, classes, sums } = state;
    if (typeof event !== 'number') checkOneOf('event', event, ['topLabel', 'eachClass', 'predictedClass']);
    const restored = new EventTally(event, resolveFixedBinning(state, 'the state'), threshold);
    if (classes === null || sums === null) return restored;
    restored.expectClasses(classes);
    restored.#tally.addState(sums);
    return restored;
  }

  #settings() {
    return {
      event: this.#event,
      bins: this.#binning.bins,
      binning: this.#binning.convention,
      threshold: this.#threshold,
    };
  }

  #flushed(): BinTally {
    this.#rows?.flush();
    return this.#tally;
  }

  #add(group: number, value: number, happened: boolean, weight: number): void {
    if (this.#threshold !== null && value <= this.#threshold) return;
    const cell = group * this.#locator.bins + this.#locator.index(value);
    if (weight === 1) this.#tally.add(cell, value, happened ? 1 : 0);
    else this.#tally.addWeighted(cell, value, happened ? 1 : 0, weight);
  }
}
