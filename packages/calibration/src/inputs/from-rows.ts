import { InvalidArgumentError } from '../errors.js';
import { type Logits, logits, type Probabilities, probabilities, type ScoreInput } from '../scores.js';

/** One array of k numbers per sample: nested arrays as JSON has them, or an array of typed arrays. */
export type ScoreRows = readonly ArrayLike<number>[];

/**
 * Logits from nested arrays, `[n][k]`, copied into one Float64Array.
 *
 * @throws InvalidArgumentError for rows of unequal length, fewer than 2 columns, and whatever is not a finite number,
 * with its row and column
 */
export function logitsFromRows(rows: ScoreRows): Logits {
  return logits(flatten('logit', rows));
}

/**
 * Probabilities from nested arrays, `[n][k]`, copied into one Float64Array. Rows must sum to 1 and are not renormalised.
 *
 * @param options.tolerance as in `probabilities`: largest accepted |row sum - 1|, default 1e-4
 * @throws InvalidArgumentError as `logitsFromRows`, and for values outside [0, 1] and row sums that are not 1
 */
export function probabilitiesFromRows(rows: ScoreRows, options: { tolerance?: number } = {}): Probabilities {
  return probabilities(flatten('probability', rows), options);
}

/**
 * Labels from a plain array of class indices. `Int32Array.from` would turn 1.5 into 1 and "2" into 2 without a word.
 *
 * @throws InvalidArgumentError for whatever is not an integer >= 0, with its index
 */
export function labelsFromArray(values: ArrayLike<number>): Int32Array {
  if (!isArrayLike(values)) throw new InvalidArgumentError('labels', values, 'an array of class indices');
  const labels = new Int32Array(values.length);
  for (let i = 0; i < labels.length; i++) {
    labels[i] = values[i]!;
    if (labels[i] !== values[i] || labels[i]! < 0) {
      throw new InvalidArgumentError(`label ${i}`, values[i], 'a class index, an integer >= 0');
    }
  }
  return labels;
}

function flatten(value: 'logit' | 'probability', rows: ScoreRows): ScoreInput {
  if (!Array.isArray(rows) || rows.length === 0) {
    throw new InvalidArgumentError('rows', rows, 'an array of at least one row');
  }
  const k = checkRow(rows[0], 0);
  const data = new Float64Array(rows.length * k);
  rows.forEach((row: ArrayLike<number>, i) => {
    if (checkRow(row, i) !== k) {
      throw new InvalidArgumentError(`number of columns in row ${i}`, row.length, `${k}, as in row 0`);
    }
    for (let j = 0; j < k; j++) {
      if (typeof row[j] !== 'number') {
        throw new InvalidArgumentError(`${value} at row ${i}, column ${j}`, row[j], 'a number');
      }
      data[i * k + j] = row[j]!;
    }
  });
  return { data, shape: [rows.length, k] };
}

function checkRow(row: unknown, index: number): number {
  if (!isArrayLike(row)) throw new InvalidArgumentError(`row ${index}`, row, 'an array of numbers');
  return row.length;
}

function isArrayLike(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
