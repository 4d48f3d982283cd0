import { InvalidArgumentError } from '../errors.js';
import type { ReliabilityBin } from '../reliability.js';

/** Checks bins that may come out of JSON, so that a diagram never shows NaN. */
export function checkReliabilityBins(bins: readonly ReliabilityBin[]): void {
  if (!Array.isArray(bins) || bins.length === 0) {
    throw new InvalidArgumentError('bins', bins, 'the result of reliability');
  }
  bins.forEach((bin: ReliabilityBin, i) => {
    const filled = bin.accuracy === null ? [] : [bin.accuracy, bin.meanConfidence, ...bin.interval];
    const valid = [bin.lower, bin.upper, ...filled].every((value) => value >= 0 && value <= 1);
    if (!valid || !(bin.count >= 0)) {
      throw new InvalidArgumentError(`bin ${i}`, JSON.stringify(bin), 'a bin of reliability');
    }
  });
}
