import type { Cell } from '@reticket/results';

/** What a grid tells while it runs. */
export interface GridProgress {
  /** A line worth knowing, such as the engine chosen. */
  note(line: string): void;
  /** Work that comes before the cells begins or goes on. */
  prepare(done: number, total: number): void;
  /** Cells begin; `done` of them were there already. `macs` is what the others are estimated to cost. */
  begin(done: number, total: number, macs: number): void;
  cell(cell: Cell, macs: number): void;
  end(): void;
}
