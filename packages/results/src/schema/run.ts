import { z } from 'zod';
import { cellSchema } from './cell.js';
import { runLimits } from './limits.js';
import { metricSchema } from './metric.js';
import { configSchema, machineSchema, sourceSchema } from './origin.js';
import { perfFigureSchema } from './perf.js';
import { boundedRecord, slug, timestamp } from './primitives.js';

/** All cells and speed figures of one command on one machine at one commit, schema version 1. */
export const runSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    runId: slug,
    startedAt: timestamp,
    finishedAt: timestamp,
    source: sourceSchema,
    machine: machineSchema,
    config: configSchema,
    metrics: boundedRecord(metricSchema, runLimits.metrics),
    cells: z.array(cellSchema).max(runLimits.cells),
    perf: z.array(perfFigureSchema).max(runLimits.perfFigures),
  })
  .superRefine((run, context) => {
    const seen = new Set<string>();
    for (const [index, cell] of run.cells.entries()) {
      const at = ['cells', index];
      if (seen.has(cell.id)) {
        context.addIssue({
          code: 'custom',
          path: [...at, 'id'],
          message: `got ${cell.id} twice, expected each cell once`,
        });
      }
      seen.add(cell.id);
      for (const [name, value] of Object.entries(cell.values)) {
        const metric = Object.hasOwn(run.metrics, name) ? run.metrics[name] : undefined;
        const path = [...at, 'values', name];
        if (metric === undefined) {
          context.addIssue({ code: 'custom', path, message: 'expected a key of metrics' });
        } else if (metric.unit === 'fraction' && (value < 0 || value > 1)) {
          context.addIssue({
            code: 'custom',
            path,
            message: `got ${value}, expected a fraction 0 <= x <= 1`,
          });
        }
      }
    }
  });

export type Run = z.infer<typeof runSchema>;
