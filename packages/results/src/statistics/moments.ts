import { InvalidArgumentError } from '../errors.js';

function requireFinite(values: readonly number[], atLeast: number): void {
  if (values.length < atLeast) {
    throw new InvalidArgumentError(`invalid values: got ${values.length}, expected at least ${atLeast}`);
  }
  for (const value of values) {
    if (!Number.isFinite(value))
      throw new InvalidArgumentError(`invalid value: got ${value}, expected a finite number`);
  }
}

/**
 * Arithmetic mean.
 *
 * @throws {InvalidArgumentError} for no values, or a value that is not finite.
 */
export function mean(values: readonly number[]): number {
  requireFinite(values, 1);
  const centre = values[0]!;
  let sum = 0;
  for (const value of values) sum += value - centre;
  return centre + sum / values.length;
}

/**
 * Sample standard deviation (divisor n - 1), by two passes.
 *
 * @throws {InvalidArgumentError} for fewer than two values, or a value that is not finite.
 */
export function standardDeviation(values: readonly number[]): number {
  requireFinite(values, 2);
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}
