import { mean, type Run, seedGroups, valuesBySeed } from '@reticket/results';
import { type Comparison, denseAgainstTickets, isClear, probingAgainstPrompting } from './comparisons.ts';
import type { Finding } from './finding.ts';
import { percent, points } from './format.ts';
import { counted } from './names.ts';
import { optionFindings } from './option-findings.ts';

const meanDifference = (comparisons: readonly Comparison[]): number =>
  mean(comparisons.map(({ difference }) => difference.mean));

function clearPart(comparisons: readonly Comparison[]): string {
  const clear = comparisons.filter(isClear).length;
  if (comparisons.every(({ difference }) => difference.low === null)) return 'one seed each, so no interval';
  return `${clear} with a 95 % interval that excludes 0`;
}

/** Of each setting only the sparsest ticket. */
function sparsest(comparisons: readonly Comparison[]): Comparison[] {
  const last = new Map<string, Comparison>();
  for (const comparison of comparisons) {
    const other = last.get(comparison.first.id);
    const sparsity = comparison.second.cells[0].ticket.sparsity.prunable;
    if (other === undefined || sparsity > other.second.cells[0].ticket.sparsity.prunable) {
      last.set(comparison.first.id, comparison);
    }
  }
  return [...last.values()];
}

function accuracyCost(run: Run): Finding[] {
  const all = sparsest(denseAgainstTickets(run, 'top1'));
  const costs = (['LP', 'VP'] as const).flatMap((method) => {
    const own = all.filter(({ first }) => first.cells[0].method === method);
    return own.length === 0 ? [] : [{ method, own, change: meanDifference(own) }];
  });
  if (costs.length === 0) return [];
  const zeros = all.map(({ second }) => second.cells[0].ticket.sparsity.prunable);
  const least = percent(Math.min(...zeros), 0);
  const most = percent(Math.max(...zeros), 0);
  const largest = costs.reduce((a, b) => (a.change <= b.change ? a : b));
  const each = costs
    .map(({ method, change, own }) => `${method} ${points(change)} points (${clearPart(own)})`)
    .join(', ');
  return [
    {
      figure: points(largest.change),
      unit: `points, ${largest.method}`,
      sentence: `Change of accuracy from the dense model to its sparsest ticket whose source has not collapsed (${least === most ? least : `${least} to ${most}`} % zeros), mean over ${counted(largest.own.length, 'setting')}: ${each}.`,
    },
  ];
}

function calibrationCost(run: Run): Finding[] {
  const comparisons = denseAgainstTickets(run, 'ece');
  if (comparisons.length === 0) return [];
  const better = (all: readonly Comparison[]) => all.filter(({ difference }) => difference.mean > 0).length;
  const scaled = denseAgainstTickets(run, 'ece.scaled');
  const after =
    scaled.length === 0 ? '' : `, and in ${better(scaled)} of ${scaled.length} after temperature scaling`;
  return [
    {
      figure: `${better(comparisons)} of ${comparisons.length}`,
      unit: 'comparisons',
      sentence: `The dense model has the lower ECE than its ticket in ${better(comparisons)} of ${comparisons.length} comparisons (${clearPart(comparisons)})${after}. The paper’s claim is: always.`,
    },
  ];
}

function methodGap(run: Run): Finding[] {
  const comparisons = probingAgainstPrompting(run, 'top1');
  if (comparisons.length === 0) return [];
  const ahead = comparisons.filter(({ difference }) => difference.mean < 0).length;
  return [
    {
      figure: `${ahead} of ${comparisons.length}`,
      unit: 'matched cells',
      sentence: `Linear probing is more accurate than visual prompting on the same ticket, data set and shots in ${ahead} of ${comparisons.length} pairs (${clearPart(comparisons)}); visual prompting scores ${points(meanDifference(comparisons))} points on average.`,
    },
  ];
}

function scalingEffect(run: Run): Finding[] {
  const pairs = seedGroups(run.cells).flatMap((group) => {
    const before = valuesBySeed(group, 'ece');
    const after = valuesBySeed(group, 'ece.scaled');
    return [...before].flatMap(([seed, value]) => {
      const scaled = after.get(seed);
      return scaled === undefined ? [] : [{ before: value, after: scaled }];
    });
  });
  if (pairs.length === 0) return [];
  const before = mean(pairs.map((pair) => pair.before));
  const after = mean(pairs.map((pair) => pair.after));
  const lowered = pairs.filter((pair) => pair.after < pair.before).length;
  return [
    {
      figure: `${percent(before)} → ${percent(after)}`,
      unit: '% ECE',
      sentence: `Temperature scaling, fitted on the validation split, lowers ECE in ${lowered} of ${counted(pairs.length, 'cell')}; the mean goes from ${percent(before)} to ${percent(after)} %.`,
    },
  ];
}

/** What a run shows, computed from it; nothing where the run has nothing to compare. */
export const findings = (run: Run): Finding[] => [
  ...accuracyCost(run),
  ...calibrationCost(run),
  ...methodGap(run),
  ...optionFindings(run),
  ...scalingEffect(run),
];
