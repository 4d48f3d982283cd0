import type { ClosedSide, EdgePrecision } from './convention.js';

/**
 * Finds the bin of a value among fixed edges.
 *
 * Whatever side is closed and in which precision values are compared, a value is past bin b if and only if it exceeds one
 * float64, the greatest that still belongs to it. A table over cells of equal width, a power of two of them, names the bin that each
 * cell begins in; from there it is a step or none. Cost: a multiplication, two loads and a comparison per value.
 */
export class BinLocator {
  /** `[bins + 1]`, ascending, from 0 to 1. */
  readonly edges: Float64Array;
  readonly bins: number;
  /** Of every bin the greatest value in it; infinity for the last. */
  readonly #greatest: Float64Array;
  readonly #cells: number;
  readonly #first: Uint16Array;

  constructor(edges: readonly number[], closed: ClosedSide, precision: EdgePrecision = 'float64') {
    this.edges = Float64Array.from(edges);
    this.bins = edges.length - 1;
    const inner = edges.slice(1, -1).map((edge) => greatestBefore(edge, closed, precision));
    this.#greatest = Float64Array.from([...inner, Number.POSITIVE_INFINITY]);
    this.#cells = 2 ** Math.ceil(Math.log2(16 * this.bins));
    this.#first = new Uint16Array(this.#cells + 1);
    let bin = 0;
    for (let cell = 0; cell <= this.#cells; cell++) {
      while (cell / this.#cells > this.#greatest[bin]!) bin++;
      this.#first[cell] = bin;
    }
  }

  /** The greatest value in the lowest bin, -1 if none is. */
  get greatestOfLowest(): number {
    return this.#greatest[0]!;
  }

  /** Index of the bin that holds a value in [0, 1]. */
  index(value: number): number {
    let bin = this.#first[(value * this.#cells) | 0]!;
    while (value > this.#greatest[bin]!) bin++;
    return bin;
  }
}

/** The greatest float64 in [0, 1] that is not past an edge; -1 if there is none. */
function greatestBefore(edge: number, closed: ClosedSide, precision: EdgePrecision): number {
  const round = precision === 'float32' ? Math.fround : (value: number) => value;
  const rounded = round(edge);
  const isPast = (value: number) => (closed === 'right' ? round(value) > rounded : round(value) >= rounded);
  if (isPast(0)) return -1;
  if (!isPast(1)) return 1;
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return low;
    if (isPast(middle)) high = middle;
    else low = middle;
  }
}
