import { argMax } from '../../accuracy.js';
import type { BinLocator } from '../../binning/bin-locator.js';
import type { Predictions } from '../../predictions.js';
import type { Probabilities } from '../../scores.js';

/** What is binned: the top label, one class, or every class in a group of its own. */
export type CountedEvent = 'topLabel' | 'eachClass' | number;

/**
 * The bin of every probability, for bins that no resample changes. Bin b of group g is cell `g * bins + b`; cell
 * `groups * bins` takes what belongs nowhere.
 */
export interface LocatedRows {
  readonly groups: number;
  /** `[n, perRow]`: k per row for every class, else one. */
  readonly confidence: ArrayLike<number>;
  /** `[n, perRow]` */
  readonly cell: Uint32Array;
  /** `[n]`, the cell in which the row's event happened. */
  readonly hit: Uint32Array;
}

/** @param threshold probabilities up to this belong nowhere; `null` for none */
export function locateRows(
  { scores, labels }: Predictions<Probabilities>,
  event: CountedEvent,
  locator: BinLocator,
  threshold: number | null,
): LocatedRows {
  const k = scores.shape[1];
  const { bins } = locator;
  const cellOf = (group: number, value: number, nowhere: number) =>
    threshold !== null && value <= threshold ? nowhere : group * bins + locator.index(value);
  if (event === 'eachClass') {
    const cell = Uint32Array.from(scores.data, (value, i) => cellOf(i % k, value, k * bins));
    const hit = labels.map((label, row) => cell[row * k + label]!);
    return { groups: k, confidence: scores.data, cell, hit: Uint32Array.from(hit) };
  }
  const events = labels.map((_, row) => (event === 'topLabel' ? argMax(scores.data, row * k, k) : event));
  const confidence = Float64Array.from(events, (column, row) => scores.data[row * k + column]!);
  const cell = Uint32Array.from(confidence, (value) => cellOf(0, value, bins));
  const hit = Uint32Array.from(cell, (own, row) => (events[row] === labels[row] ? own : bins));
  return { groups: 1, confidence, cell, hit };
}
