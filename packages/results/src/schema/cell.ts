import { z } from 'zod';
import { artifactsSchema } from './artifacts.js';
import { curvesSchema } from './curves.js';
import { runLimits } from './limits.js';
import {
  boundedRecord,
  count,
  errorSchema,
  fraction,
  hash,
  longText,
  nonNegative,
  positiveCount,
  shortText,
  slug,
} from './primitives.js';

/** Accuracy and calibration of a ticket on a sample of the data its source model was trained on. */
export const upstreamSchema = z.strictObject({
  dataset: shortText,
  n: positiveCount,
  /** Number of source classes, so that chance is `1 / classes`. */
  classes: positiveCount,
  top1: fraction,
  top5: fraction,
  ece: fraction,
});

/** The source model of a cell; `weightsHash` is of the dense weights the ticket was made from. */
export const sourceModelSchema = z.strictObject({
  model: slug,
  weightsHash: hash,
  upstream: upstreamSchema.optional(),
});

/** State 0 is the dense model. Sparsity is the fraction of zeros. */
export const ticketSchema = z.strictObject({
  method: slug,
  state: count,
  sparsity: z.strictObject({ prunable: fraction, whole: fraction }),
  /** Whether the ticket has lost its source task, by `isSourceCollapsed`. Absent when upstream accuracy is unknown. */
  collapsed: z.boolean().optional(),
});

const askedShots = z.union([positiveCount, z.literal('all')]);

/** The target data set as it was split. */
export const datasetSchema = z.strictObject({
  name: slug,
  hash,
  nTrain: count,
  nVal: count,
  nTest: count,
  classes: positiveCount,
  note: longText.optional(),
});

/** Shots per class: asked for, and what the data set could give. `hash` names the drawn images. */
export const shotsSchema = z.strictObject({
  asked: askedShots,
  actualPerClass: z
    .strictObject({ min: count, max: count })
    .refine((actual) => actual.min <= actual.max, 'expected min <= max'),
  total: count,
  hash,
});

const common = {
  id: z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hex digits'),
  source: sourceModelSchema,
  ticket: ticketSchema,
  method: z.enum(['LP', 'VP']),
  /** Whatever else defines the adaptation: label map, image size, epochs, learning rate, L2 ... */
  methodOptions: boundedRecord(
    z.union([z.string().max(runLimits.shortText), z.number(), z.boolean()]),
    runLimits.optionsPerCell,
  ),
  budget: z.strictObject({ kind: z.enum(['epochs', 'steps']), amount: positiveCount }),
  seed: count,
  /** Metric key to value. */
  values: boundedRecord(z.number(), runLimits.valuesPerCell),
  curves: curvesSchema,
  artifacts: artifactsSchema,
  seconds: nonNegative,
};

/** A measured cell. */
export const measuredCellSchema = z.strictObject({
  ...common,
  status: z.literal('ok'),
  dataset: datasetSchema,
  shots: shotsSchema,
});

/** A cell without a result: it failed, or the grid skipped it. What was not known by then is absent. */
export const unmeasuredCellSchema = z.strictObject({
  ...common,
  status: z.enum(['failed', 'skipped']),
  dataset: datasetSchema.partial().extend({ name: slug }),
  shots: z.strictObject({ ...shotsSchema.partial().shape, asked: askedShots }),
  error: errorSchema,
});

export const cellSchema = z.discriminatedUnion('status', [measuredCellSchema, unmeasuredCellSchema]);

export type Upstream = z.infer<typeof upstreamSchema>;
export type SourceModel = z.infer<typeof sourceModelSchema>;
export type TicketInfo = z.infer<typeof ticketSchema>;
export type DatasetInfo = z.infer<typeof datasetSchema>;
export type Shots = z.infer<typeof shotsSchema>;
export type MeasuredCell = z.infer<typeof measuredCellSchema>;
export type UnmeasuredCell = z.infer<typeof unmeasuredCellSchema>;
export type Cell = z.infer<typeof cellSchema>;
export type CellStatus = Cell['status'];
export type AdaptationMethod = Cell['method'];
