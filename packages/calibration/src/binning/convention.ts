import { checkOneOf, MAX_BINS } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';

/** Which edge of a bin belongs to it: `right` is (lower, upper], `left` is [lower, upper). Bins cover [0, 1] either way. */
export type ClosedSide = 'left' | 'right';

/** In which precision values are compared with edges: `float32` rounds both first. */
export type EdgePrecision = 'float64' | 'float32';

/**
 * How the edges of m bins of equal width are computed, which decides about values that lie on an edge.
 *
 * - `fraction`: i / m, rounded once.
 * - `numpy`: `numpy.linspace(0, 1, m + 1)`, i times the rounded 1 / m.
 * - `torch`: `torch.linspace(0, 1, m + 1)` in float32 whatever the precision, from both ends with the rounded 1 / m.
 * - `floor`: the least values for which `floor(value / (1 / m))` is i, as code that divides by a bin size does.
 */
export type EdgeArithmetic = 'fraction' | 'numpy' | 'torch' | 'floor';

/** Which quantile the i-th edge of m is: at `i (n - 1) / m` of the sorted values, as `numpy.quantile` or as `numpy.percentile` rounds it. */
export type QuantileArithmetic = 'fraction' | 'numpy' | 'percentile';

/** Bins of equal width. Made by {@link equalWidth}. */
export interface EqualWidthBins {
  readonly kind: 'equalWidth';
  readonly closed: ClosedSide;
  readonly edges: EdgeArithmetic;
  readonly precision: EdgePrecision;
  /** `own`: one bin more, for values that are 1. */
  readonly one: 'shared' | 'own';
}

/** Bins with given edges. Made by {@link fixedEdges}. */
export interface FixedEdgeBins {
  readonly kind: 'fixedEdges';
  /** Ascending, from 0 to 1. */
  readonly edges: readonly number[];
  readonly closed: ClosedSide;
  readonly precision: EdgePrecision;
}

/** Bins of equal numbers of samples. Made by {@link equalMass}. */
export interface EqualMassBins {
  readonly kind: 'equalMass';
  readonly ties: 'together' | 'split';
}

/** Bins between quantiles. Made by {@link quantileEdges}. */
export interface QuantileBins {
  readonly kind: 'quantile';
  readonly closed: ClosedSide;
  readonly quantiles: QuantileArithmetic;
}

/** One bin per distinct value. Made by {@link distinctValues}. */
export interface DistinctBins {
  readonly kind: 'distinct';
}

/** A bin convention whose edges do not depend on the data: the ones that accumulators of constant memory take. */
export type FixedConvention = EqualWidthBins | FixedEdgeBins;

/** A bin convention whose edges depend on the data. */
export type MovingConvention = EqualMassBins | QuantileBins | DistinctBins;

/** How values in [0, 1] are grouped: a frozen object, plain JSON. */
export type BinConvention = FixedConvention | MovingConvention;

/**
 * Bins of equal width, by default those of Guo et al. 2017: (i/m, (i+1)/m], the first also holds 0.
 *
 * @param options.closed default `right`
 * @param options.edges default `fraction`
 * @param options.precision default `float64`
 * @param options.one default `shared`: 1 belongs to the last bin
 */
export function equalWidth(options: Partial<Omit<EqualWidthBins, 'kind'>> = {}): EqualWidthBins {
  const { closed = 'right', edges = 'fraction', precision = 'float64', one = 'shared' } = options;
  checkOneOf('closed', closed, ['left', 'right']);
  checkOneOf('edges', edges, ['fraction', 'numpy', 'torch', 'floor']);
  checkOneOf('precision', precision, ['float64', 'float32']);
  checkOneOf('one', one, ['shared', 'own']);
  if (one === 'own' && closed === 'right') {
    throw new InvalidArgumentError('bins with 1 on its own', 'closed right', 'closed left');
  }
  return Object.freeze({ kind: 'equalWidth', closed, edges, precision, one });
}

/**
 * Bins with given edges, such as `[0, 0.5, 0.9, 0.99, 1]`. There are as many bins as edges less one; `bins` is not asked for.
 *
 * @param edges strictly ascending, from 0 to 1, 2 to 10001 of them
 * @param options.closed default `right`
 * @param options.precision default `float64`
 */
export function fixedEdges(
  edges: readonly number[],
  options: { closed?: ClosedSide; precision?: EdgePrecision } = {},
): FixedEdgeBins {
  const { closed = 'right', precision = 'float64' } = options;
  checkOneOf('closed', closed, ['left', 'right']);
  checkOneOf('precision', precision, ['float64', 'float32']);
  const ascending = Array.isArray(edges) && edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);
  if (!ascending || edges[0] !== 0 || edges.at(-1) !== 1 || edges.length > MAX_BINS + 1) {
    throw new InvalidArgumentError('edges', edges, `2 to ${MAX_BINS + 1} ascending numbers from 0 to 1`);
  }
  return Object.freeze({ kind: 'fixedEdges', edges: Object.freeze([...edges]), closed, precision });
}

/**
 * Samples in order of value are cut into m groups whose sizes differ by at most one, the larger ones first.
 *
 * @param options.ties `together` (default): samples of equal value all go to the lowest group that has one of them, and a
 *   group left empty disappears, so there can be fewer than m bins (Kumar et al. 2019, `get_equal_bins`). `split`: sizes
 *   are kept, as by `numpy.array_split` of the sorted pairs; among equal values those without the event come first
 */
export function equalMass(options: { ties?: 'together' | 'split' } = {}): EqualMassBins {
  const { ties = 'together' } = options;
  checkOneOf('ties', ties, ['together', 'split']);
  return Object.freeze({ kind: 'equalMass', ties });
}

/**
 * Bins between the quantiles 1/m, 2/m, ... of the values, linear between neighbours; the outer edges are 0 and 1.
 * Where a quantile repeats, the bins between are empty.
 *
 * @param options.closed default `right`
 * @param options.quantiles default `fraction`
 */
export function quantileEdges(
  options: { closed?: ClosedSide; quantiles?: QuantileArithmetic } = {},
): QuantileBins {
  const { closed = 'right', quantiles = 'fraction' } = options;
  checkOneOf('closed', closed, ['left', 'right']);
  checkOneOf('quantiles', quantiles, ['fraction', 'numpy', 'percentile']);
  return Object.freeze({ kind: 'quantile', closed, quantiles });
}

/**
 * One bin per distinct value, whatever their number: for models that output few values, such as recalibrated by
 * histogram, whose calibration error can then be estimated without a lower bound (Kumar et al. 2019).
 */
export function distinctValues(): DistinctBins {
  return Object.freeze({ kind: 'distinct' });
}
