import { checkBetween, checkInteger } from '../arguments.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * Wilson score interval of a proportion (Wilson 1927): `[low, high]` within [0, 1], always containing
 * `successes / trials` and never of zero width.
 *
 * @param successes integer, 0 <= successes <= trials
 * @param trials integer, >= 1
 * @param level confidence level, 0 < level < 1, default 0.95
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): [low: number, high: number] {
  checkInteger('trials', trials, 1, Number.MAX_SAFE_INTEGER);
  checkInteger('successes', successes, 0, trials);
  checkBetween('level', level, 0, 1);
  const z = -normalQuantile((1 - level) / 2);
  const rate = successes / trials;
  const z2n = (z * z) / trials;
  const centre = (rate + z2n / 2) / (1 + z2n);
  const half = (z * Math.sqrt((rate * (1 - rate)) / trials + z2n / (4 * trials))) / (1 + z2n);
  return [
    successes === 0 ? 0 : Math.max(0, centre - half),
    successes === trials ? 1 : Math.min(1, centre + half),
  ];
}
