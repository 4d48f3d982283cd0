import type { Difference } from './agreement.js';
import type { EntrantResult, MemoryVerdict, RowResult, TimeVerdict } from './judge-row.js';
import type { RaceResult } from './race.js';

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...lines.map((line) => line[column]!.length)),
  );
  const format = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [format(head), format(widths.map((width) => '-'.repeat(width))), ...lines.map(format)].join('\n');
}

function formatTime(seconds: number): string {
  return seconds < 10 ? `${(1000 * seconds).toFixed(0)} ms` : `${seconds.toFixed(1)} s`;
}

const percent = (share: number | undefined) =>
  share === undefined ? '' : `${(100 * share).toFixed(share < 0.995 ? 1 : 0)} %`;

function promise(reached: boolean | undefined, text: string): string {
  if (reached === undefined) return '';
  return reached ? text : `${text}: **not reached**`;
}

function entrantLine(title: string, entrant: EntrantResult): string[] {
  return [
    title,
    entrant.name,
    formatTime(entrant.median),
    percent(entrant.shareOfSgemm),
    `${(entrant.peakBytes / 1e6).toFixed(0)} MB`,
    percent(entrant.testAccuracy),
  ];
}

function timeLine(title: string, verdict: TimeVerdict): string[] {
  const { of, over, median, min, max, pairs, atLeast, reached } = verdict;
  return [
    title,
    `${of} / ${over}`,
    `${median.toFixed(2)}x`,
    `${min.toFixed(2)}-${max.toFixed(2)}, ${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}`,
    promise(reached, `>= ${atLeast}x`),
  ];
}

function memoryLine(title: string, { of, over, value, atMost, reached }: MemoryVerdict): string[] {
  return [title, `memory, ${of} / ${over}`, `${value.toFixed(2)}x`, '', promise(reached, `<= ${atMost}x`)];
}

/** Lines of one row, which is named on the first only. */
function titled<T>(
  row: RowResult,
  items: readonly T[],
  line: (title: string, item: T) => string[],
): string[][] {
  return items.map((item, index) => line(index === 0 ? row.title : '', item));
}

/** What was measured, as Markdown. */
export function reportMarkdown(result: RaceResult): string {
  const { machine, versions, trial, memoryFormat, sgemm, rows } = result;
  const differences = rows.flatMap(({ entrants }) =>
    entrants.flatMap((entrant) => Object.entries(entrant.differences)),
  );
  const largest = (of: (name: string) => boolean, measure: (difference: Difference) => number) =>
    Math.max(0, ...differences.filter(([name]) => of(name)).map(([, found]) => measure(found)));
  const isGradient = (name: string) => name === 'gradient';
  const outputs = largest(
    (name) => !isGradient(name),
    (found) => found.largest,
  );
  const gradients = largest(isGradient, ({ norm }) => norm);
  const gigaflops = (flops: number) => `${(flops / 1e9).toFixed(0)} GFLOP/s`;
  return [
    `${machine.cpu}, ${machine.threads} threads each; Node ${versions.node}, PyTorch ${versions.pytorch}.`,
    `sgemm peak in the same run: ONNX Runtime ${gigaflops(sgemm.reticket)}, PyTorch ${gigaflops(sgemm.pytorch)}.`,
    `PyTorch ran ${memoryFormat}: ${trial[memoryFormat].toFixed(0)} ms in the trial, the other layout ${trial[memoryFormat === 'contiguous' ? 'channels_last' : 'contiguous'].toFixed(0)} ms.`,
    `Largest relative difference to PyTorch's losses, logits and features ${outputs.toExponential(1)}, to its gradients in norm ${gradients.toExponential(1)}.`,
    '',
    table(
      ['task', 'entrant', 'median time', 'of sgemm peak', 'peak memory', 'test accuracy'],
      rows.flatMap((row) => titled(row, row.entrants, entrantLine)),
    ),
    '',
    table(
      ['task', 'ratio', 'median', 'range', 'promised'],
      rows.flatMap((row) => [
        ...titled(row, row.timeRatios, timeLine),
        ...row.memoryRatios.map((verdict) => memoryLine('', verdict)),
      ]),
    ),
  ].join('\n');
}

/** Whether every ratio is what the project promises. */
export function allReached({ rows }: RaceResult): boolean {
  return rows.every(({ timeRatios, memoryRatios }) =>
    [...timeRatios, ...memoryRatios].every(({ reached }) => reached !== false),
  );
}
