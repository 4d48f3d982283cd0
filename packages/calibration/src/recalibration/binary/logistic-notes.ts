import type { FitNote } from '../recalibrator.js';
import type { LogisticFit } from './logistic-newton.js';

/** Mean cross-entropy below which a fit to 0/1 outcomes has no minimum but goes on falling. */
const SEPARATED = 1e-6;

export function hasBothOutcomes(outcomes: Uint8Array): boolean {
  return outcomes.includes(0) && outcomes.includes(1);
}

/** Notes of an unregularised logistic fit, and whether its coefficients are the optimum that the method defines. */
export function judgeLogistic(
  { loss, converged }: LogisticFit,
  outcomes: Uint8Array,
): { converged: boolean; notes: FitNote[] } {
  if (!hasBothOutcomes(outcomes)) return { converged: false, notes: ['singleOutcome'] };
  if (loss <= SEPARATED) return { converged: false, notes: ['separable'] };
  return { converged, notes: converged ? [] : ['notConverged'] };
}
