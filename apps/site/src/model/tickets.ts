import type { Run, SourceModel, TicketInfo } from '@reticket/results';
import { collapsedIn } from './collapsed.ts';

/** One ticket of a run, whatever was done with it. */
export interface TicketSummary {
  readonly source: SourceModel;
  readonly ticket: TicketInfo;
  readonly collapsed: boolean | undefined;
}

/** The tickets of a run by model, method and state; one entry for a dense model. */
export function ticketsOf(run: Run): TicketSummary[] {
  const collapsed = collapsedIn(run.cells);
  const found = new Map<string, TicketSummary>();
  for (const cell of run.cells) {
    const { source, ticket } = cell;
    const method = ticket.state === 0 ? '' : ticket.method;
    const id = `${source.model} ${source.weightsHash} ${method} ${String(ticket.state).padStart(6, '0')}`;
    if (!found.has(id)) found.set(id, { source, ticket, collapsed: collapsed(cell) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, summary]) => summary);
}
