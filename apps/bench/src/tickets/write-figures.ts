import { readFileSync } from 'node:fs';
import { wilsonInterval } from '@reticket/calibration';
import type { Upstream } from '@reticket/results';
import { readTicket, type Upstream as TicketFigures, writeTicket } from '@reticket/sparsity';
import writeFileAtomic from 'write-file-atomic';
import { ticketPath } from './ticket-path.js';

function figuresOf({ dataset, n, top1, ece }: Upstream): TicketFigures {
  const [low, high] = wilsonInterval(Math.round(top1 * n), n);
  return {
    dataset,
    n,
    interval: '95 % Wilson',
    top1: { value: top1, low, high },
    nll: null,
    ece: { value: ece, low: null, high: null },
    logitScale: null,
  };
}

/** Puts what was measured upstream into the ticket files of a run, each whole before and after. */
export async function writeFigures(
  upstream: ReadonlyMap<number, Upstream>,
  runDirectory: string,
): Promise<void> {
  for (const [state, measured] of upstream) {
    const path = ticketPath(runDirectory, state);
    const stored = readFileSync(path);
    const bytes = Buffer.from(writeTicket({ ...readTicket(stored), upstream: figuresOf(measured) }));
    if (!bytes.equals(stored)) await writeFileAtomic(path, bytes);
  }
}
