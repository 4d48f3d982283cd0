import { type Cell, canonicalJson, type Run } from '@reticket/results';

/** Cells that differ from one in a single axis. */
export interface Siblings {
  readonly seeds: readonly Cell[];
  readonly states: readonly Cell[];
  readonly methods: readonly Cell[];
}

const ticketOf = (cell: Cell) => [cell.source.weightsHash, cell.ticket.state === 0 ? '' : cell.ticket.method];
const taskOf = (cell: Cell) => [cell.dataset.name, cell.shots.asked];
const howOf = (cell: Cell) => [cell.method, cell.methodOptions, cell.budget];
const agree = (a: readonly unknown[], b: readonly unknown[]) =>
  canonicalJson(a as never) === canonicalJson(b as never);

/**
 * The other seeds, the other states of the same source model, and the other methods, prompts and label maps on the same
 * ticket.
 */
export function siblingsOf(run: Run, cell: Cell): Siblings {
  const sameTask = run.cells.filter((other) => agree(taskOf(other), taskOf(cell)));
  const sameSource = sameTask.filter((other) => other.source.weightsHash === cell.source.weightsHash);
  const sameState = sameSource.filter(
    (other) => other.ticket.state === cell.ticket.state && agree(ticketOf(other), ticketOf(cell)),
  );
  return {
    seeds: sameState.filter((other) => agree(howOf(other), howOf(cell))),
    states: sameSource
      .filter((other) => agree(howOf(other), howOf(cell)) && other.seed === cell.seed)
      .filter(
        (other) =>
          other.ticket.state === 0 || cell.ticket.state === 0 || other.ticket.method === cell.ticket.method,
      )
      .sort((a, b) => a.ticket.state - b.ticket.state),
    methods: sameState.filter(
      (other) => other === cell || (!agree(howOf(other), howOf(cell)) && other.seed === cell.seed),
    ),
  };
}
