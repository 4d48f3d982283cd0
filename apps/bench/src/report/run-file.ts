import { type Cell, type MetricKey, metricCatalogue, parseRun, type Run } from '@reticket/results';

/**
 * A run in schema version 1, checked. `metrics` holds what the cells use of the catalogue.
 *
 * @throws InvalidRunError when a part does not follow the schema.
 */
export function assembleRun(parts: Omit<Run, 'schemaVersion' | 'metrics'>): Run {
  const used = new Set(parts.cells.flatMap((cell: Cell) => Object.keys(cell.values)));
  const metrics = Object.fromEntries(
    Object.entries(metricCatalogue).filter(([key]) => used.has(key as MetricKey)),
  );
  return parseRun({ schemaVersion: 1, ...parts, metrics });
}
