import { InvalidArgumentError } from '../errors.js';
import type { Cell, MeasuredCell } from '../schema/cell.js';
import {
  type Interval,
  meanInterval,
  pairedDifferenceInterval,
  type SeedValues,
} from '../statistics/interval.js';
import { mean } from '../statistics/moments.js';
import { armKey, armLabels, type Compared, restLabels, settingKey, takesPart } from './arms.js';

/** One setting of a comparison: what is the same for all arms. */
export interface ComparedSetting {
  /** A cell of it, for its source, ticket, data set and shots. */
  readonly cell: MeasuredCell;
  /** The adaptation as far as it is the same for all arms, for people; empty where methods are compared. */
  readonly label: string;
  /** Of every arm, by its place in `arms`; empty where an arm has no result. */
  readonly values: readonly SeedValues[];
}

/** Arms over the same settings, shots and seeds. */
export interface ArmComparison {
  /** For people, in the order of their first cells. */
  readonly arms: readonly string[];
  readonly settings: readonly ComparedSetting[];
}

/** `second - first`, in each setting and on average. */
export interface ArmDifference {
  /** Settings in which the arms have a seed in common. */
  readonly settings: readonly { readonly setting: ComparedSetting; readonly difference: Interval }[];
  /**
   * Over the settings, which count the same: the mean difference of each seed, and its paired t interval over the seeds
   * that both arms have in all of `settings`. `undefined` without such a seed.
   */
  readonly average: Interval | undefined;
}

/**
 * Lays arms beside each other: cells that agree in everything but the arm and the seed are one setting. Cells of several
 * runs may be given; of a cell that is in two of them the later counts.
 *
 * @throws {InvalidArgumentError} when fewer than two arms have values of the metric.
 */
export function compareArms(
  cells: readonly Cell[],
  { by, metric }: { readonly by: Compared; readonly metric: string },
): ArmComparison {
  const measured = cells.filter(
    (cell): cell is MeasuredCell =>
      cell.status === 'ok' && takesPart(cell, by) && Object.hasOwn(cell.values, metric),
  );
  const arms = [...new Set(measured.map((cell) => armKey(cell, by)))];
  if (arms.length < 2) {
    throw new InvalidArgumentError(
      `invalid comparison of ${metric} by ${String(by)}: got ${arms.length} arms, expected at least 2`,
    );
  }
  const labelOf = armLabels(measured, by);
  const labels = new Map(measured.map((cell) => [armKey(cell, by), labelOf(cell)]));
  const settingLabelOf = restLabels(measured, by);
  const settings = new Map<string, ComparedSetting & { readonly values: Map<number, number>[] }>();
  for (const cell of measured) {
    const key = settingKey(cell, by);
    const setting = settings.get(key) ?? {
      cell,
      label: settingLabelOf(cell),
      values: arms.map(() => new Map<number, number>()),
    };
    settings.set(key, setting);
    setting.values[arms.indexOf(armKey(cell, by))]!.set(cell.seed, cell.values[metric]!);
  }
  return { arms: arms.map((arm) => labels.get(arm)!), settings: [...settings.values()] };
}

function meansBySeed(settings: readonly ComparedSetting[], arm: number): Map<number, number> {
  const [first, ...others] = settings.map(({ values }) => values[arm]!);
  const common = [...(first?.keys() ?? [])].filter((seed) => others.every((values) => values.has(seed)));
  return new Map(common.map((seed) => [seed, mean(settings.map(({ values }) => values[arm]!.get(seed)!))]));
}

/** The paired difference of two arms by their places in `arms`. Intervals cover seeds, not the choice of settings. */
export function armDifference({ settings }: ArmComparison, first: number, second: number): ArmDifference {
  const paired = settings.flatMap((setting) => {
    const difference = pairedDifferenceInterval(setting.values[second]!, setting.values[first]!);
    return difference === undefined ? [] : [{ setting, difference }];
  });
  const both = paired.map(({ setting }) => setting);
  return {
    settings: paired,
    average: pairedDifferenceInterval(meansBySeed(both, second), meansBySeed(both, first)),
  };
}

/**
 * The mean of an arm over the settings in which every arm has a result, and its t interval over the seeds it has in all of
 * them; `undefined` without such settings or seeds.
 */
export function armAverage({ settings }: ArmComparison, arm: number): Interval | undefined {
  const complete = settings.filter(({ values }) => values.every(({ size }) => size > 0));
  const means = [...meansBySeed(complete, arm).values()];
  return means.length === 0 ? undefined : meanInterval(means);
}
