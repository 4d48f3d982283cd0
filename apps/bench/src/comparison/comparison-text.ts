import type { Metric } from '@reticket/results';
import { plainTable, trimLines } from '../report/result-table.js';
import type { ComparisonSummary, Estimate, SettingSummary } from './summarize-arms.js';

function intervalText(estimate: Estimate | null | undefined, { unit, decimals }: Metric): string {
  if (estimate == null) return '-';
  const show = (value: number) => (unit === 'fraction' ? 100 * value : value).toFixed(decimals);
  const { mean, low, high } = estimate;
  return low === null || high === null ? show(mean) : `${show(mean)} [${show(low)}, ${show(high)}]`;
}

function ticketText({ ticket }: SettingSummary): string {
  return ticket.state === 0 ? 'dense' : `${ticket.method} state ${ticket.state}`;
}

interface SettingColumns {
  readonly head: readonly string[];
  readonly row: (setting: SettingSummary) => (string | number)[];
  /** What every setting has in common, such as `resnet20-cifar10, 16 shots, dense`. */
  readonly common: string;
}

/** The columns in which settings differ, at least the data set. */
function settingColumns(settings: readonly SettingSummary[]): SettingColumns {
  const columns: Readonly<Record<string, (setting: SettingSummary) => string | number>> = {
    model: ({ model }) => model,
    'data set': ({ dataset }) => dataset,
    shots: ({ shots }) => shots,
    ticket: ticketText,
    method: ({ method }) => method,
  };
  const head = Object.keys(columns).filter(
    (name) => name === 'data set' || new Set(settings.map(columns[name]!)).size > 1,
  );
  const common = Object.keys(columns)
    .filter((name) => !head.includes(name))
    .map((name) => (name === 'shots' ? `${settings[0]!.shots} shots` : columns[name]!(settings[0]!)))
    .filter((text) => text !== '');
  return { head, row: (setting) => head.map((name) => columns[name]!(setting)), common: common.join(', ') };
}

const excludesZero = ({ low, high }: Estimate): boolean =>
  low !== null && high !== null && (low > 0 || high < 0);

/** The means of every arm in every setting, and the paired differences of every two arms, as two tables. */
export function comparisonText(summary: ComparisonSummary, metric: Metric): string {
  const { arms, settings, averages, differences } = summary;
  const several = settings.length > 1;
  const unit = metric.unit === 'fraction' ? ' %' : '';
  const { head, row, common } = settingColumns(settings);
  const aside = (text: string) => head.map((_, index) => (index === 0 ? text : ''));
  const means = plainTable([...head, ...arms], arms.length);
  for (const setting of settings) {
    means.push([...row(setting), ...setting.arms.map((arm) => intervalText(arm, metric))]);
  }
  if (several) means.push([...aside('average'), ...averages.map((arm) => intervalText(arm, metric))]);

  const gaps = plainTable([...head, 'difference', 'seeds', 'mean', ''], 3);
  for (const { first, second, settings: own, average } of differences) {
    const name = `${second} - ${first}`;
    const push = (place: readonly (string | number)[], estimate: Estimate | null) => {
      if (estimate === null) return;
      const sure = excludesZero(estimate) ? '*' : '';
      gaps.push([...place, name, estimate.seeds, intervalText(estimate, metric), sure]);
    };
    settings.forEach((setting, index) => {
      push(row(setting), own[index]!);
    });
    const paired = own.filter((estimate) => estimate !== null).length;
    if (several && paired > 1) push(aside(`average of ${paired}`), average);
  }
  return [
    [`${metric.label}${unit}, means over seeds with 95 % intervals (Student's t)`, common]
      .filter((text) => text !== '')
      .join('; '),
    '',
    trimLines(means.toString()),
    '',
    `Differences${unit === '' ? '' : ' in points'}, paired by seed; * where the 95 % interval leaves out 0`,
    '',
    trimLines(gaps.toString()),
  ].join('\n');
}
