import { type Cell, isSourceCollapsed } from '@reticket/results';

/**
 * Whether the source of each cell's ticket has collapsed: as stored, else from the upstream accuracy of the ticket and of
 * its dense model in the same run; `undefined` where either is unknown.
 */
export function collapsedIn(cells: readonly Cell[]): (cell: Cell) => boolean | undefined {
  const dense = new Map<string, number>();
  for (const cell of cells) {
    if (cell.ticket.state === 0 && cell.source.upstream !== undefined) {
      dense.set(cell.source.weightsHash, cell.source.upstream.top1);
    }
  }
  return (cell) => {
    if (cell.ticket.collapsed !== undefined) return cell.ticket.collapsed;
    const denseTop1 = dense.get(cell.source.weightsHash);
    const upstream = cell.source.upstream;
    if (upstream === undefined || denseTop1 === undefined) return undefined;
    return isSourceCollapsed(upstream.top1, denseTop1, upstream.classes);
  };
}
