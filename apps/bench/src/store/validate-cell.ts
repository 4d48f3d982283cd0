import { type Cell, metricCatalogue, parseRun } from '@reticket/results';

const zeros = '0'.repeat(64);
const epoch = '1970-01-01T00:00:00Z';

/** The least run that can carry a cell: the schema describes whole runs. */
const carrier = {
  schemaVersion: 1,
  runId: 'cell',
  startedAt: epoch,
  finishedAt: epoch,
  source: { commit: null, parent: null, branch: null, dirty: false, committedAt: null, packages: {} },
  machine: {
    id: zeros,
    cpu: 'none',
    cores: 1,
    memBytes: 0,
    os: 'none',
    arch: 'none',
    node: 'none',
    engine: 'none',
  },
  config: { hash: zeros, preset: 'cell', command: 'none' },
  metrics: metricCatalogue,
  perf: [],
};

/**
 * Checks one cell against the result schema.
 *
 * @throws InvalidRunError naming what is wrong with it.
 */
export function validateCell(cell: unknown): Cell {
  return parseRun({ ...carrier, cells: [cell] }).cells[0]!;
}
