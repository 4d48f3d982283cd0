import { type Cell, mean, methodLabels, seedGroups, valuesBySeed } from '@reticket/results';
import Table from 'cli-table3';

const columns = ['top1', 'ece', 'ece.scaled', 'temperature'] as const;

const plain = {
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
  },
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
};

/** A table without colours or frames, right for terminals and pipes alike. */
export function plainTable(head: readonly string[], rightAligned: number): Table.Table {
  return new Table({
    ...plain,
    head: [...head],
    colAligns: head.map((_, index) => (index < head.length - rightAligned ? 'left' : 'right')),
  });
}

const percent = (value: number): string => (100 * value).toFixed(1);

function ticketName({ ticket }: Cell): string {
  if (ticket.state === 0) return 'dense';
  const collapsed = ticket.collapsed === true ? ', source collapsed' : '';
  return `state ${ticket.state} (${percent(ticket.sparsity.prunable)} % pruned${collapsed})`;
}

/**
 * One line for each data set, shots, ticket and method: means over the seeds that were measured. The seeds are in the
 * run file; their spread is not shown here.
 */
export function resultTable(cells: readonly Cell[]): string {
  const table = plainTable(
    ['data set', 'shots', 'ticket', 'method', 'seeds', 'top-1 %', 'ECE %', 'scaled ECE %', 'temperature'],
    5,
  );
  const labelOf = methodLabels(cells);
  for (const group of seedGroups(cells)) {
    const [first] = group.cells;
    const values = columns.map((metric) => {
      const measured = [...valuesBySeed(group, metric).values()];
      if (measured.length === 0) return '-';
      return metric === 'temperature' ? mean(measured).toFixed(2) : percent(mean(measured));
    });
    table.push([
      first.dataset.name,
      first.shots.asked,
      ticketName(first),
      labelOf(first),
      `${group.measured.length}/${group.cells.length}`,
      ...values,
    ]);
  }
  return trimLines(table.toString());
}

export function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
