import { checkBetween, checkInteger } from '../arguments.js';
import { betaQuantile } from './incomplete-beta.js';

/**
 * Clopper-Pearson ("exact") interval of a proportion (Clopper & Pearson 1934): `[low, high]` within [0, 1], always
 * containing `successes / trials`.
 *
 * Its coverage is never below `level` for any true rate, and mostly above it; Wilson's interval is shorter and has the
 * level on average. Use this one where a guarantee is asked for.
 *
 * @param successes integer, 0 <= successes <= trials
 * @param trials integer, >= 1
 * @param level confidence level, 0 < level < 1, default 0.95
 */
export function clopperPearsonInterval(
  successes: number,
  trials: number,
  level = 0.95,
): [low: number, high: number] {
  checkInteger('trials', trials, 1, Number.MAX_SAFE_INTEGER);
  checkInteger('successes', successes, 0, trials);
  checkBetween('level', level, 0, 1);
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    failures === 0 ? 1 : 1 - betaQuantile(tail, failures, successes + 1),
  ];
}
