import { z } from 'zod';
import { runLimits } from './limits.js';
import { boundedRecord, count, errorSchema, nonNegative, positiveCount, shortText } from './primitives.js';

const common = {
  /** Names what is measured; the same in runs that measure the same. */
  id: shortText,
  params: boundedRecord(
    z.union([z.string().max(runLimits.shortText), z.number(), z.boolean()]),
    runLimits.optionsPerCell,
  ),
};

/** One measured speed figure: the distribution of `n` samples taken after `warmup` runs. */
export const measuredPerfSchema = z.strictObject({
  ...common,
  status: z.literal('ok').optional(),
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
  /** Largest resident set of the process that took the samples, its preparation included. */
  peakRssBytes: count.optional(),
  /** Images, or whatever one sample handles several of, per second at the median. */
  itemsPerSecond: nonNegative.optional(),
  /** Multiply-accumulates of one sample. */
  macs: count.optional(),
  /** 1e9 floating-point operations per second at the median, 2 for each multiply-accumulate. */
  gflops: nonNegative.optional(),
  /**
   * `gflops` over the most that the same engine and threads reached in a large matrix product in the same run. It may
   * exceed 1.
   */
  fractionOfPeak: nonNegative.optional(),
});

/** A speed figure that could not be measured, with the reason. */
export const unmeasuredPerfSchema = z.strictObject({
  ...common,
  status: z.literal('failed'),
  error: errorSchema,
});

/** A speed figure; narrows on `status === 'failed'`. */
export const perfFigureSchema = z.discriminatedUnion('status', [measuredPerfSchema, unmeasuredPerfSchema]);

export type MeasuredPerf = z.infer<typeof measuredPerfSchema>;
export type UnmeasuredPerf = z.infer<typeof unmeasuredPerfSchema>;
export type PerfFigure = z.infer<typeof perfFigureSchema>;
