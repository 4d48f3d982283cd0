import { type Interval, pairedDifferenceInterval, type SeedValues } from './interval.js';
import { mean } from './moments.js';

/** Something to rank by one metric. */
export interface Contender {
  readonly key: string;
  readonly values: SeedValues;
}

/** `rank` is shared by a tie group; `tied` says whether the group has more than one member. */
export interface Ranked {
  readonly key: string;
  readonly rank: number;
  readonly tied: boolean;
  readonly mean: number;
}

function separated(difference: Interval | undefined): boolean {
  if (difference === undefined || difference.low === null || difference.high === null) return false;
  return difference.low > 0 || difference.high < 0;
}

/**
 * Ranks contenders by their mean, best first, and ties those the seeds cannot tell apart: going down the list, a contender
 * joins the current group unless the paired t interval of its difference from the group's best excludes 0. With one common
 * seed there is no interval, so nothing is told apart. Ranks count as in sport: 1, 1, 3. Equal means keep their input order.
 *
 * The intervals are not corrected for the number of comparisons. Cost: O(n log n) and one interval per contender.
 *
 * @throws {InvalidArgumentError} for a contender without values, or a confidence outside 0 < c < 1.
 */
export function rankTies(
  contenders: readonly Contender[],
  direction: 'higher' | 'lower',
  confidence = 0.95,
): Ranked[] {
  const sign = direction === 'higher' ? -1 : 1;
  const sorted = contenders
    .map((contender) => ({ contender, mean: mean([...contender.values.values()]) }))
    .sort((a, b) => sign * (a.mean - b.mean));

  const groups: (typeof sorted)[] = [];
  for (const entry of sorted) {
    const group = groups.at(-1);
    const best = group?.[0]?.contender;
    if (
      group === undefined ||
      best === undefined ||
      separated(pairedDifferenceInterval(entry.contender.values, best.values, confidence))
    ) {
      groups.push([entry]);
    } else {
      group.push(entry);
    }
  }

  let rank = 1;
  return groups.flatMap((group) => {
    const shared = rank;
    rank += group.length;
    return group.map((entry) => ({
      key: entry.contender.key,
      rank: shared,
      tied: group.length > 1,
      mean: entry.mean,
    }));
  });
}
