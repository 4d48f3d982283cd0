import { checkCount, checkPositive } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';

/**
 * How far SPSA steps and looks: a / (step + offset)^alpha and c / step^gamma, with steps from 1. Defaults are those of
 * BlackVIP for ViT-B/16.
 */
export interface SpsaGains {
  /** > 0; 0.01 by default. */
  readonly a?: number;
  /** > 0; 0.01 by default. */
  readonly c?: number;
  /** >= 0; 1 by default. */
  readonly offset?: number;
  /** >= 0; 0.4 by default. */
  readonly alpha?: number;
  /** >= 0; 0.1 by default. */
  readonly gamma?: number;
  /** 0 <= momentum < 1; 0.9 by default; 0 is plain SPSA. */
  readonly momentum?: number;
  /** Perturbations whose slopes are averaged, >= 1; 5 by default. */
  readonly average?: number;
}

const defaults = { a: 0.01, c: 0.01, offset: 1, alpha: 0.4, gamma: 0.1, momentum: 0.9, average: 5 };

export function resolveSpsaGains(gains: SpsaGains): Required<SpsaGains> {
  const { a, c, offset, alpha, gamma, momentum, average } = { ...defaults, ...gains };
  return { a, c, offset, alpha, gamma, momentum, average };
}

/** @throws InvalidArgumentError for one out of range. */
export function checkSpsaGains(gains: SpsaGains, steps: number): void {
  const { a, c, offset, alpha, gamma, momentum, average } = resolveSpsaGains(gains);
  checkCount('steps', steps);
  checkCount('average', average);
  checkPositive('a', a);
  checkPositive('c', c);
  for (const [name, value] of Object.entries({ offset, alpha, gamma })) {
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected a finite number >= 0`);
    }
  }
  if (!(momentum >= 0 && momentum < 1)) {
    throw new InvalidArgumentError(`invalid momentum: got ${momentum}, expected 0 <= momentum < 1`);
  }
}
