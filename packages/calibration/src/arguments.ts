import { InvalidArgumentError } from './errors.js';

/** Most bins any binned metric accepts: bounds memory, far above what a diagram can show. */
export const MAX_BINS = 10_000;

export function checkInteger(thing: string, value: unknown, low: number, high: number): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
    const bound = high === Number.MAX_SAFE_INTEGER ? `>= ${low}` : `from ${low} to ${high}`;
    throw new InvalidArgumentError(thing, value, `an integer ${bound}`);
  }
}

export function checkBins(bins: unknown): void {
  checkInteger('bins', bins, 1, MAX_BINS);
}

/** Checks `low < value < high`. */
export function checkBetween(thing: string, value: unknown, low: number, high: number): void {
  if (typeof value !== 'number' || !(value > low && value < high)) {
    throw new InvalidArgumentError(thing, value, `${low} < ${thing} < ${high}`);
  }
}

/** Checks `low <= value <= high`. */
export function checkWithin(thing: string, value: unknown, low: number, high: number): void {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    throw new InvalidArgumentError(thing, value, `${low} <= ${thing} <= ${high}`);
  }
}

export function checkOneOf(thing: string, value: unknown, allowed: readonly (string | number)[]): void {
  if (!allowed.includes(value as string | number)) {
    throw new InvalidArgumentError(thing, value, `one of ${allowed.join(', ')}`);
  }
}
