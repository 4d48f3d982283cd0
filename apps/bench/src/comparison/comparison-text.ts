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

/** The first column of a row that is not of one setting. */
function aside(text: string, { head }: SettingColumns): string[] {
  return head.map((_, index) => (index === 0 ? text : ''));
}

function meansTable(
  { arms, settings, averages }: ComparisonSummary,
  columns: SettingColumns,
  metric: Metric,
) {
  const table = plainTable([...columns.head, ...arms], arms.length);
  const texts = (estimates: readonly (Estimate | null)[]) =>
    estimates.map((estimate) => intervalText(estimate, metric));
  for (const setting of settings) table.push([...columns.row(setting), ...texts(setting.arms)]);
  const complete = settings.filter((setting) => !setting.arms.includes(null)).length;
  if (complete > 1) table.push([...aside(`average of ${complete}`, columns), ...texts(averages)]);
  return trimLines(table.toString());
}

function differencesTable(
  { settings, differences }: ComparisonSummary,
  columns: SettingColumns,
  metric: Metric,
) {
  const table = plainTable([...columns.head, 'difference', 'seeds', 'mean', ''], 3);
  for (const { first, second, settings: own, average } of differences) {
    const push = (place: readonly (string | number)[], estimate: Estimate | null) => {
      if (estimate === null) return;
      const sure = excludesZero(estimate) ? '*' : '';
      table.push([...place, `${second} - ${first}`, estimate.seeds, intervalText(estimate, metric), sure]);
    };
    settings.forEach((setting, index) => {
      push(columns.row(setting), own[index]!);
    });
    const paired = own.filter((estimate) => estimate !== null).length;
    if (paired > 1) push(aside(`average of ${paired}`, columns), average);
  }
  return trimLines(table.toString());
}

/** The means of every arm in every setting, and the paired differences of every two arms, as two tables. */
export function comparisonText(summary: ComparisonSummary, metric: Metric): string {
  const percent = metric.unit === 'fraction';
  const columns = settingColumns(summary.settings);
  const title = `${metric.label}${percent ? ' %' : ''}, means over seeds with 95 % intervals (Student's t)`;
  return [
    columns.common === '' ? title : `${title}; ${columns.common}`,
    '',
    meansTable(summary, columns, metric),
    '',
    `Differences${percent ? ' in points' : ''}, paired by seed; * where the 95 % interval leaves out 0`,
    '',
    differencesTable(summary, columns, metric),
  ].join('\n');
}
