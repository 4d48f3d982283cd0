import { checkBetween } from './arguments.js';
import { InvalidArgumentError } from './errors.js';

/** Largest magnitude a logit may have, so that squares and differences stay finite. */
const MAX_LOGIT = 1e100;

declare const validated: unique symbol;

/** A matrix of n rows (samples) by k columns (classes), row-major. */
export interface ScoreInput {
  /** `n * k` values, row-major. Used as given, not copied: do not write to it afterwards. */
  readonly data: Float32Array | Float64Array;
  /** `[n, k]` with n >= 1 and k >= 2. */
  readonly shape: readonly [n: number, k: number];
}

/** Unnormalised scores: any finite numbers, defined up to a constant per row. Made by {@link logits}. */
export interface Logits extends ScoreInput {
  readonly kind: 'logits';
  readonly [validated]: true;
}

/** Rows of numbers in [0, 1] that sum to 1. Made by {@link probabilities} or `softmax`. */
export interface Probabilities extends ScoreInput {
  readonly kind: 'probabilities';
  readonly [validated]: true;
}

/**
 * Declares a matrix to be logits.
 *
 * Values must be finite and of magnitude at most 1e100. Probabilities pass this check too (they are
 * finite numbers): what a matrix is, only its maker knows, and says so here.
 *
 * Cost: one pass over the data, no copy.
 *
 * @throws InvalidArgumentError for a wrong array type, shape or value (with its row and column)
 */
export function logits(input: ScoreInput): Logits {
  const { data, shape } = checkMatrix('logits', input);
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (!(Math.abs(value) <= MAX_LOGIT)) {
      throw new InvalidArgumentError(place('logit', i, shape[1]), value, 'a finite number up to 1e100');
    }
  }
  return brand('logits', data, shape);
}

/**
 * Declares a matrix to be probabilities.
 *
 * Every value must lie in [0, 1] and every row sum to 1 within `tolerance`. Rows are not renormalised.
 *
 * Cost: one pass over the data, no copy.
 *
 * @param options.tolerance largest accepted |row sum - 1|, default 1e-4 (room for float32), 0 < tolerance < 1
 * @throws InvalidArgumentError for a wrong array type, shape, value or row sum
 */
export function probabilities(input: ScoreInput, options: { tolerance?: number } = {}): Probabilities {
  const { tolerance = 1e-4 } = options;
  checkBetween('tolerance', tolerance, 0, 1);
  const { data, shape } = checkMatrix('probabilities', input);
  const [n, k] = shape;
  for (let row = 0; row < n; row++) {
    const sum = sumOfUnits(data, row * k, (row + 1) * k);
    if (Number.isNaN(sum)) {
      let i = row * k;
      while (data[i]! >= 0 && data[i]! <= 1) i++;
      throw new InvalidArgumentError(place('probability', i, k), data[i], '0 <= p <= 1');
    }
    if (Math.abs(sum - 1) > tolerance) {
      throw new InvalidArgumentError(`sum of probabilities in row ${row}`, sum, `1 within ${tolerance}`);
    }
  }
  return brand('probabilities', data, shape);
}

/** Sum of the values from `start` to before `end`, in four sums that do not wait for each other; NaN if one is not in [0, 1]. */
function sumOfUnits(data: ScoreInput['data'], start: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = start;
  for (; i + 3 < end; i += 4) {
    const p = data[i]!;
    const q = data[i + 1]!;
    const r = data[i + 2]!;
    const s = data[i + 3]!;
    if (!(p >= 0 && p <= 1 && q >= 0 && q <= 1 && r >= 0 && r <= 1 && s >= 0 && s <= 1)) return Number.NaN;
    a += p;
    b += q;
    c += r;
    d += s;
  }
  for (; i < end; i++) {
    const p = data[i]!;
    if (!(p >= 0 && p <= 1)) return Number.NaN;
    a += p;
  }
  return a + b + (c + d);
}

/** Gives a matrix its kind without a check; only for values this package has computed itself. */
export function brand<K extends 'logits' | 'probabilities'>(
  kind: K,
  data: ScoreInput['data'],
  shape: ScoreInput['shape'],
): K extends 'logits' ? Logits : Probabilities {
  const scores = Object.freeze({ kind, data, shape: Object.freeze([shape[0], shape[1]] as const) });
  return scores as unknown as K extends 'logits' ? Logits : Probabilities;
}

function checkMatrix(thing: string, input: ScoreInput): ScoreInput {
  const data: unknown = input?.data;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new InvalidArgumentError(`${thing} data`, data, 'a Float32Array or Float64Array');
  }
  const shape: unknown = input.shape;
  if (!Array.isArray(shape) || shape.length !== 2 || !shape.every(Number.isInteger)) {
    throw new InvalidArgumentError(`${thing} shape`, shape, '[n, k], two integers');
  }
  const [n, k] = shape as [number, number];
  if (n < 1 || k < 2) {
    throw new InvalidArgumentError(`${thing} shape`, shape, 'n >= 1 rows and k >= 2 classes');
  }
  if (data.length !== n * k) {
    throw new InvalidArgumentError(`${thing} data length`, data.length, `${n} * ${k} = ${n * k}`);
  }
  return { data, shape: [n, k] };
}

function place(thing: string, index: number, k: number): string {
  return `${thing} at row ${Math.floor(index / k)}, column ${index % k}`;
}
