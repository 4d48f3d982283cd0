import type { ScoreInput } from '../scores.js';
import type { BinLocator } from './bin-locator.js';
import type { BinTally } from './bin-tally.js';

/** Adding and subtracting these rounds a number to a multiple of 2^-44, and what that leaves to one of 2^-88. */
const ROUND_HIGH = 1.5 * 2 ** (52 - 44);
const ROUND_LOW = 1.5 * 2 ** (52 - 88);

/** As many values of at most 1 are at most 2^52 units of 2^-44, which a float64 adds up without rounding. */
const MAX_ROWS = 2 ** 8;

/**
 * Adds rows of one value per class to a `BinTally` whose groups are the classes.
 *
 * Of many classes nearly every probability lies in the lowest bin of its class. Those are not looked up but summed by
 * column, in two pieces that stay exact for `MAX_ROWS` rows, and join their bins at the latest then. So the bins are to
 * be read after `flush` only. Cost: a comparison and eight additions per value in a lowest bin.
 */
export class RowTally {
  readonly #tally: BinTally;
  readonly #locator: BinLocator;
  readonly #high: Float64Array;
  readonly #low: Float64Array;
  /** Of every column the rows held back whose value is in another bin. */
  readonly #elsewhere: Int32Array;
  #rows = 0;

  constructor(tally: BinTally, locator: BinLocator) {
    this.#tally = tally;
    this.#locator = locator;
    this.#high = new Float64Array(tally.groups);
    this.#low = new Float64Array(tally.groups);
    this.#elsewhere = new Int32Array(tally.groups);
  }

  /** Adds one row, whose label is the class given. */
  add(data: ScoreInput['data'], start: number, label: number): void {
    if (this.#rows === MAX_ROWS) this.flush();
    this.#rows++;
    const high = this.#high;
    const low = this.#low;
    const lowest = this.#locator.greatestOfLowest;
    for (let j = 0; j < high.length; j++) {
      const value = data[start + j]!;
      if (value > lowest) {
        this.#addElsewhere(j, value);
        continue;
      }
      const top = value + ROUND_HIGH - ROUND_HIGH;
      const rest = value - top;
      const middle = rest + ROUND_LOW - ROUND_LOW;
      high[j]! += top;
      low[j]! += middle;
      if (middle !== rest) this.#tally.addSamples(this.#cell(j), 0, rest - middle);
    }
    this.#tally.addEvent(this.#cell(label) + this.#locator.index(data[start + label]!));
  }

  /** Brings everything held back to its bins. */
  flush(): void {
    if (this.#rows === 0) return;
    for (let j = 0; j < this.#high.length; j++) {
      this.#tally.addSamples(this.#cell(j), this.#rows - this.#elsewhere[j]!, this.#high[j]!);
      this.#tally.addSamples(this.#cell(j), 0, this.#low[j]!);
    }
    this.#high.fill(0);
    this.#low.fill(0);
    this.#elsewhere.fill(0);
    this.#rows = 0;
  }

  #addElsewhere(column: number, value: number): void {
    this.#elsewhere[column]!++;
    this.#tally.add(this.#cell(column) + this.#locator.index(value), value, 0);
  }

  /** The lowest bin of a column. */
  #cell(column: number): number {
    return column * this.#tally.bins;
  }
}
