import { InvalidArgumentError } from './errors.js';

/**
 * The sparsity of state `state` of iterative magnitude pruning, which removes `rate` of the remaining
 * weights per round: 1 - (1 - rate)^state (Frankle and Carbin 2019, arXiv 1803.03635, section 2). With the
 * rate .2 the states 0 to 9 are 0, 20, 36, 48.8, 59.04, 67.232, 73.786, 79.028, 83.223, 86.578 %.
 *
 * Computed by repeated multiplication, so it is the same number on every JavaScript engine. From some state on
 * (168 at the rate .2) it rounds to 1, which no method accepts.
 *
 * @param state number of rounds, a non-negative integer.
 * @param rate fraction removed per round, 0 < rate < 1.
 */
export function sparsityOfState(state: number, rate = 0.2): number {
  if (!Number.isSafeInteger(state) || state < 0) {
    throw new InvalidArgumentError('state', state, 'a non-negative integer');
  }
  if (!(rate > 0 && rate < 1)) throw new InvalidArgumentError('rate', rate, '0 < rate < 1');
  let remaining = 1;
  for (let round = 0; round < state && 1 - remaining < 1; round++) remaining *= 1 - rate;
  return 1 - remaining;
}
