import {
  type ArmComparison,
  armAverage,
  armDifference,
  type ComparedSetting,
  type Interval,
  meanInterval,
} from '@reticket/results';

/** A mean over seeds with its 95 % interval. */
export interface Estimate {
  readonly seeds: number;
  readonly mean: number;
  /** `null` for one seed. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface SettingSummary {
  readonly model: string;
  readonly dataset: string;
  readonly shots: number | 'all';
  readonly ticket: { readonly method: string; readonly state: number };
  /** The adaptation as far as it is the same for all arms; empty where methods are compared. */
  readonly method: string;
  /** Of each arm; `null` where it has no result. */
  readonly arms: readonly (Estimate | null)[];
}

/** What a comparison comes to, as plain data. Averages count every setting the same. */
export interface ComparisonSummary {
  readonly metric: string;
  readonly arms: readonly string[];
  readonly settings: readonly SettingSummary[];
  /** Of each arm over the settings in which every arm has a result. */
  readonly averages: readonly (Estimate | null)[];
  /** Of every two arms, the earlier taken from the later one, seed by seed. */
  readonly differences: readonly {
    readonly first: string;
    readonly second: string;
    /** Of each setting, in the order of `settings`; `null` where the arms have no seed in common. */
    readonly settings: readonly (Estimate | null)[];
    readonly average: Estimate | null;
  }[];
}

function estimateOf(interval: Interval | undefined): Estimate | null {
  if (interval === undefined) return null;
  const { n, mean, low, high } = interval;
  return { seeds: n, mean, low, high };
}

function settingOf({ cell, label, values }: ComparedSetting): SettingSummary {
  const { method, state } = cell.ticket;
  return {
    model: cell.source.model,
    dataset: cell.dataset.name,
    shots: cell.shots.asked,
    ticket: { method, state },
    method: label,
    arms: values.map((seeds) => (seeds.size === 0 ? null : estimateOf(meanInterval([...seeds.values()])))),
  };
}

/** Every mean and every paired difference of a comparison. Cost: pairs of arms times settings. */
export function summarizeArms(comparison: ArmComparison, metric: string): ComparisonSummary {
  const { arms, settings } = comparison;
  const pairs = arms.flatMap((_, second) =>
    Array.from({ length: second }, (__, first) => [first, second] as const),
  );
  return {
    metric,
    arms,
    settings: settings.map(settingOf),
    averages: arms.map((_, arm) => estimateOf(armAverage(comparison, arm))),
    differences: pairs.map(([first, second]) => {
      const difference = armDifference(comparison, first, second);
      const found = new Map(difference.settings.map((entry) => [entry.setting, entry.difference]));
      return {
        first: arms[first]!,
        second: arms[second]!,
        settings: settings.map((setting) => estimateOf(found.get(setting))),
        average: estimateOf(difference.average),
      };
    }),
  };
}
