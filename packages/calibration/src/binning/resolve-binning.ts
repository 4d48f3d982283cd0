import { checkBins, checkOneOf } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import type { WeightUse } from '../predictions.js';
import { BinLocator } from './bin-locator.js';
import {
  type BinConvention,
  distinctValues,
  equalMass,
  equalWidth,
  type FixedConvention,
  fixedEdges,
  quantileEdges,
} from './convention.js';
import { equalWidthEdges } from './equal-width-edges.js';

/** A bin convention, or the short name of one: `equalWidth` is `equalWidth()`, `equalMass` is `equalMass()`. */
export type Binning = 'equalWidth' | 'equalMass' | BinConvention;

/** Which bins a binned metric uses. */
export interface BinningOptions {
  /** Number of bins, 1 to 10000, default 15; given by the edges where they are given. */
  readonly bins?: number;
  /** Default `equalWidth`. */
  readonly binning?: Binning;
}

/** Checked options: a number of bins and a convention. */
export interface ResolvedBinning<C extends BinConvention = BinConvention> {
  readonly bins: number;
  readonly convention: C;
}

export function resolveBinning(options: BinningOptions): ResolvedBinning {
  const convention = conventionOf(options.binning ?? 'equalWidth');
  const given = convention.kind === 'fixedEdges' ? convention.edges.length - 1 : undefined;
  const { bins = given ?? 15 } = options;
  checkBins(bins);
  if (bins !== (given ?? bins)) {
    throw new InvalidArgumentError('bins', bins, `${given}, as many as the edges make, or none`);
  }
  return { bins, convention };
}

/** Bins of equal mass and quantiles count samples, so weights must be whole. */
export function weightUse({ kind }: BinConvention): WeightUse {
  return kind === 'equalMass' || kind === 'quantile' ? 'whole' : 'any';
}

/** @throws InvalidArgumentError if the edges depend on the data */
export function resolveFixedBinning(
  options: BinningOptions,
  metric: string,
): ResolvedBinning<FixedConvention> {
  const { bins, convention } = resolveBinning(options);
  if (!isFixed(convention)) {
    throw new InvalidArgumentError(`binning of ${metric}`, convention.kind, 'equalWidth or fixedEdges');
  }
  return { bins, convention };
}

export function isFixed(convention: BinConvention): convention is FixedConvention {
  return convention.kind === 'equalWidth' || convention.kind === 'fixedEdges';
}

export function locatorOf({ bins, convention }: ResolvedBinning<FixedConvention>): BinLocator {
  const edges = convention.kind === 'fixedEdges' ? convention.edges : equalWidthEdges(bins, convention);
  return new BinLocator(edges, convention.closed, convention.precision);
}

/** Builds the convention anew, so that one that comes from JSON is checked like one made here. */
function conventionOf(binning: Binning): BinConvention {
  if (typeof binning !== 'object' || binning === null) {
    checkOneOf('binning', binning, ['equalWidth', 'equalMass']);
    return binning === 'equalWidth' ? equalWidth() : equalMass();
  }
  switch (binning.kind) {
    case 'equalWidth':
      return equalWidth(binning);
    case 'fixedEdges':
      return fixedEdges(binning.edges, binning);
    case 'equalMass':
      return equalMass(binning);
    case 'quantile':
      return quantileEdges(binning);
    case 'distinct':
      return distinctValues();
    default:
      throw new InvalidArgumentError('binning', binning, 'a bin convention such as equalWidth()');
  }
}
