import { z } from 'zod';
import { runLimits } from './limits.js';
import { boundedRecord, count, nonNegative, positiveCount, shortText } from './primitives.js';

/** One measured speed figure: the distribution of `n` samples taken after `warmup` runs. */
export const perfFigureSchema = z.strictObject({
  id: shortText,
  params: boundedRecord(
    z.union([z.string().max(runLimits.shortText), z.number(), z.boolean()]),
    runLimits.optionsPerCell,
  ),
  unit: shortText,
  n: positiveCount,
  p50: nonNegative,
  /** Median absolute deviation. */
  mad: nonNegative,
  min: nonNegative,
  p99: nonNegative,
  mean: nonNegative,
  sd: nonNegative,
  samples: z.array(nonNegative).max(runLimits.perfSamples).optional(),
  warmup: count,
  /** Set when a sample is too short for the timer's resolution. */
  timerWarning: z.string().max(runLimits.longText).optional(),
  peakRssBytes: count.optional(),
});

export type PerfFigure = z.infer<typeof perfFigureSchema>;
