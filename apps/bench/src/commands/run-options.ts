import { availableParallelism } from 'node:os';
import { type EngineName, usesGpu } from '../engines/engine-name.js';
import { UsageError } from '../errors.js';

/**
 * A whole number from the command line.
 *
 * @throws UsageError unless it is an integer of at least `least`.
 */
export function wholeNumber(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`invalid --${flag}: got "${text}", expected an integer >= ${least}`);
  }
  return value;
}

/**
 * Different whole numbers, separated by commas.
 *
 * @throws UsageError unless each is an integer of at least `least`.
 */
export function numberList(flag: string, text: string, least: number): number[] {
  return [...new Set(text.split(',').map((word) => wholeNumber(flag, word, least)))];
}

/**
 * A number from the command line.
 *
 * @throws UsageError unless it is finite.
 */
export function decimalNumber(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new UsageError(`invalid --${flag}: got "${text}", expected a number`);
  }
  return value;
}

/** One worker for each core, or one where the work is done by a GPU. */
export function workerCount(asked: string | undefined, engine: EngineName): number {
  if (asked !== undefined) return wholeNumber('workers', asked, 1);
  return usesGpu(engine) ? 1 : availableParallelism();
}
