import type { ClosedSide, EdgePrecision } from './convention.js';

/**
 * Finds the bin of a value among fixed edges.
 *
 * A table over cells of equal width, a power of two of them, names the bin that each cell begins in; from there it is
 * a step or none. Cost: a multiplication, two loads and a comparison per value.
 */
export class BinLocator {
  /** `[bins + 1]`, ascending, from 0 to 1. */
  readonly edges: Float64Array;
  readonly bins: number;
  readonly closed: ClosedSide;
  readonly precision: EdgePrecision;
  readonly #closedRight: boolean;
  readonly #rounded: boolean;
  /** The edges between bins, then infinity. */
  readonly #inner: Float64Array;
  readonly #cells: number;
  readonly #first: Uint16Array;

  constructor(edges: readonly number[], closed: ClosedSide, precision: EdgePrecision = 'float64') {
    this.edges = Float64Array.from(edges);
    this.bins = edges.length - 1;
    this.closed = closed;
    this.precision = precision;
    this.#closedRight = closed === 'right';
    this.#rounded = precision === 'float32';
    this.#inner = Float64Array.from([...edges.slice(1, -1), Number.POSITIVE_INFINITY]);
    if (this.#rounded) this.#inner = this.#inner.map(Math.fround);
    this.#cells = 2 ** Math.ceil(Math.log2(16 * this.bins));
    this.#first = new Uint16Array(this.#cells + 1);
    let bin = 0;
    for (let cell = 0; cell <= this.#cells; cell++) {
      while (this.#isPast(cell / this.#cells, bin)) bin++;
      this.#first[cell] = bin;
    }
  }

  /** Index of the bin that holds a value in [0, 1]. */
  index(value: number): number {
    const compared = this.#rounded ? Math.fround(value) : value;
    let bin = this.#first[Math.trunc(compared * this.#cells)]!;
    while (this.#isPast(compared, bin)) bin++;
    return bin;
  }

  #isPast(value: number, bin: number): boolean {
    const edge = this.#inner[bin]!;
    return this.#closedRight ? value > edge : value >= edge;
  }
}
