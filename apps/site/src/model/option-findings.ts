import {
  type ArmComparison,
  armAverage,
  armDifference,
  compareArms,
  methodOption,
  type Run,
} from '@reticket/results';
import type { Finding } from './finding.ts';
import { percent, points } from './format.ts';
import { counted } from './names.ts';

const plurals = {
  prompt: 'Prompts',
  map: 'Label maps',
  resolution: 'Resolutions of linear probing',
} as const;

type Option = keyof typeof plurals;

/** Settings in which every value of an option has accuracies; `undefined` where there are none or a single value. */
function completeComparison(run: Run, option: Option): ArmComparison | undefined {
  const values = run.cells.flatMap((cell) =>
    cell.status === 'ok' && cell.values.top1 !== undefined ? [methodOption(cell, option)] : [],
  );
  if (new Set(values.filter((value) => value !== undefined)).size < 2) return undefined;
  const comparison = compareArms(run.cells, { by: [option], metric: 'top1' });
  const settings = comparison.settings.filter((setting) => setting.values.every(({ size }) => size > 0));
  return settings.length === 0 ? undefined : { ...comparison, settings };
}

function optionFinding(run: Run, option: Option): Finding[] {
  const comparison = completeComparison(run, option);
  if (comparison === undefined) return [];
  const [best, next, ...others] = comparison.arms
    .flatMap((label, arm) => {
      const average = armAverage(comparison, arm);
      return average === undefined
        ? []
        : [{ arm, name: label.replace(`${option} `, ''), mean: average.mean }];
    })
    .sort((a, b) => b.mean - a.mean);
  const lead = best && next && armDifference(comparison, next.arm, best.arm).average;
  if (lead === undefined) return [];
  const { mean, low, high } = lead;
  const interval =
    low === null || high === null
      ? 'one seed, so no interval'
      : `95 % interval ${points(low)} to ${points(high)}`;
  const order = [best!, next!, ...others].map(({ name, mean }) => `${name} ${percent(mean)} %`).join(', ');
  return [
    {
      figure: points(mean),
      unit: `points, ${best!.name} over ${next!.name}`,
      sentence: `${plurals[option]} by accuracy, mean over ${counted(comparison.settings.length, 'setting')}: ${order}. The first leads by ${points(mean)} points, paired by seed (${interval}).`,
    },
  ];
}

/** How prompts, label maps and resolutions of probing compare in accuracy, where a run holds several of them. */
export const optionFindings = (run: Run): Finding[] => [
  ...optionFinding(run, 'prompt'),
  ...optionFinding(run, 'map'),
  ...optionFinding(run, 'resolution'),
];
