import type { Cell } from '@reticket/results';
import { plainTable, trimLines } from './result-table.js';

const percent = (value: number): string => (100 * value).toFixed(1);

/** One line for each ticket with both sparsities and its upstream figures; `undefined` where none was measured. */
export function upstreamTable(cells: readonly Cell[]): string | undefined {
  const byState = new Map(cells.map((cell) => [cell.ticket.state, cell]));
  const measured = [...byState.values()].filter((cell) => cell.source.upstream !== undefined);
  if (measured.length === 0) return undefined;
  const sample = measured[0]!.source.upstream!;
  const table = plainTable(
    [
      'ticket',
      'prunable zeros %',
      'all zeros %',
      `${sample.dataset} top-1 % (n = ${sample.n})`,
      'ECE %',
      'source',
    ],
    5,
  );
  for (const { ticket, source } of measured.toSorted((a, b) => a.ticket.state - b.ticket.state)) {
    const { top1, ece } = source.upstream!;
    table.push([
      ticket.state === 0 ? 'dense' : `state ${ticket.state}`,
      percent(ticket.sparsity.prunable),
      percent(ticket.sparsity.whole),
      percent(top1),
      percent(ece),
      ticket.collapsed === true ? 'collapsed' : 'intact',
    ]);
  }
  return trimLines(table.toString());
}
