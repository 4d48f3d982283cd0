import { z } from 'zod';
import { longText, shortText } from './primitives.js';

/** Units a metric may have. A `fraction` is stored 0 to 1 and shown as a percentage. */
export const units = ['fraction', 'nat', 'score', 'none', 'count', 'MAC', 'second', 'byte'] as const;

/** How a metric is named, shown and judged. */
export const metricSchema = z.strictObject({
  label: shortText,
  unit: z.enum(units),
  /** Which way is better; `none` where neither is (a temperature, a logit scale). */
  direction: z.enum(['higher', 'lower', 'none']),
  /** Decimals to show, of the percentage for a fraction. */
  decimals: z.int().min(0).max(10),
  /** Where its definition comes from. */
  source: longText,
});

export type Metric = z.infer<typeof metricSchema>;
export type MetricUnit = Metric['unit'];
export type MetricDirection = Metric['direction'];
