import { InvalidArgumentError } from '../errors.js';
import { checkSparsity } from '../kept-count.js';
import type { Schedule } from './schedule.js';

/** The final sparsity from the start on. */
export const oneShotSchedule = schedule('one-shot', (_, final) => final);

/** The same number of weights removed per round. */
export const linearSchedule = schedule(
  'linear',
  (progress, final, initial) => initial + (final - initial) * progress,
);

/**
 * The same fraction of the remaining weights removed per round, as iterative magnitude pruning and SynFlow do:
 * remaining (1 - final)^progress. With `final = sparsityOfState(n)` the rounds 1 to n are the states 1 to n.
 */
export const exponentialSchedule = schedule(
  'exponential',
  (progress, final, initial) => 1 - (1 - initial) * ((1 - final) / (1 - initial)) ** progress,
);

/**
 * final + (initial - final) (1 - progress)^3: fast while many weights are redundant, slow at the end (gradual
 * magnitude pruning; Zhu and Gupta 2017, arXiv 1710.01878, eq. 1).
 */
export const cubicSchedule = schedule(
  'cubic',
  (progress, final, initial) => final + (initial - final) * (1 - progress) ** 3,
);

/** The schedules known by name: `one-shot`, `linear`, `exponential`, `cubic`. */
export const SCHEDULES: ReadonlyMap<string, Schedule> = new Map(
  [oneShotSchedule, linearSchedule, exponentialSchedule, cubicSchedule].map((each) => [each.name, each]),
);

/** @throws {InvalidArgumentError} for a name that {@link SCHEDULES} does not hold. */
export function scheduleNamed(name: string): Schedule {
  const found = SCHEDULES.get(name);
  if (found === undefined) {
    throw new InvalidArgumentError('schedule', name, `one of ${[...SCHEDULES.keys()].join(', ')}`);
  }
  return found;
}

function schedule(
  name: string,
  between: (progress: number, final: number, initial: number) => number,
): Schedule {
  return Object.freeze<Schedule>({
    name,
    sparsityAt: (progress, final, initial = 0) => {
      checkSparsity(final);
      if (!(initial >= 0 && initial <= final)) {
        throw new InvalidArgumentError('initial sparsity', initial, `0 <= s <= ${final}`);
      }
      if (!(progress >= 0 && progress <= 1)) {
        throw new InvalidArgumentError('progress', progress, '0 <= progress <= 1');
      }
      if (progress === 0) return initial;
      return progress === 1 ? final : between(progress, final, initial);
    },
  });
}
