import { checkOneOf } from '../../arguments.js';
import { InvalidArgumentError } from '../../errors.js';
import type { AffineStructure, Role } from './structure.js';

/**
 * Off-diagonal and intercept regularisation (Kull et al. 2019): adds
 * `lambda * mean of w_ij^2 over i != j + mu * mean of b_j^2` to the mean NLL. It leaves the diagonal free and costs nothing at
 * the identity.
 */
export interface Odir {
  readonly kind: 'odir';
  /** >= 0 */
  readonly lambda: number;
  /** >= 0, default `lambda`. */
  readonly mu?: number;
}

/** Adds `lambda * mean of squares over all k * (k + 1) entries of [W b]` to the mean NLL. */
export interface L2 {
  readonly kind: 'l2';
  /** >= 0 */
  readonly lambda: number;
  /** Squares of the difference to the identity (default), or of the entries, as Kull et al. 2019 write it. */
  readonly towards?: 'identity' | 'zero';
}

export type Regularisation = Odir | L2;

export interface RegularisationOptions {
  /** Default none: maximum likelihood. */
  readonly regularisation?: Regularisation;
}

/** `sum_i coefficients_i * (theta_i - centre_i)^2` */
export interface QuadraticPenalty {
  readonly coefficients: Float64Array;
  readonly centre: Float64Array;
}

/**
 * Pull of every parameter towards the identity that is always there. It makes the minimum unique, as W and b are known
 * only up to a row added to all rows, and finite, as on separable data: objective and pull together bound the parameters
 * by sqrt(NLL / RIDGE).
 */
const RIDGE = 1e-10;

export function checkRegularisation(regularisation: Regularisation | undefined): void {
  if (regularisation === undefined) return;
  checkOneOf('regularisation.kind', regularisation.kind, ['odir', 'l2']);
  checkNotNegative('regularisation.lambda', regularisation.lambda);
  if (regularisation.kind === 'odir') checkNotNegative('regularisation.mu', regularisation.mu ?? 0);
  else checkOneOf('regularisation.towards', regularisation.towards ?? 'identity', ['identity', 'zero']);
}

export function penaltyOf<P>(
  structure: AffineStructure<P>,
  k: number,
  regularisation: Regularisation | undefined,
): QuadraticPenalty {
  const identity = structure.identity(k);
  const weights = weightsOf(regularisation, k);
  const coefficients = identity.map(
    (_, i) => structure.multiplicity(k) * weights[structure.role(i, k)] + RIDGE,
  );
  const isToZero = regularisation?.kind === 'l2' && regularisation.towards === 'zero';
  return { coefficients, centre: isToZero ? identity.map(() => 0) : identity };
}

function weightsOf(regularisation: Regularisation | undefined, k: number): Record<Role, number> {
  if (regularisation === undefined) return { diagonal: 0, offDiagonal: 0, bias: 0 };
  const { lambda } = regularisation;
  if (regularisation.kind === 'odir') {
    return { diagonal: 0, offDiagonal: lambda / (k * (k - 1)), bias: (regularisation.mu ?? lambda) / k };
  }
  const each = lambda / (k * (k + 1));
  return { diagonal: each, offDiagonal: each, bias: each };
}

function checkNotNegative(thing: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new InvalidArgumentError(thing, value, 'a finite number >= 0');
}
