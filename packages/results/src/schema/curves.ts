import { z } from 'zod';
import { runLimits } from './limits.js';
import { count, fraction } from './primitives.js';

/**
 * One bin of a reliability diagram over (`lower`, `upper`]. An empty bin has `count` 0 and `null` in the other
 * fields. `low` and `high` bound the bin's accuracy (Wilson interval, 95 %).
 */
export const reliabilityBinSchema = z
  .strictObject({
    lower: fraction,
    upper: fraction,
    count,
    confidence: fraction.nullable(),
    accuracy: fraction.nullable(),
    low: fraction.nullable(),
    high: fraction.nullable(),
  })
  .refine((bin) => bin.lower <= bin.upper, 'expected lower <= upper')
  .refine(
    (bin) =>
      [bin.confidence, bin.accuracy, bin.low, bin.high].every(
        (value) => (value === null) === (bin.count === 0),
      ),
    'expected null exactly in an empty bin',
  );

/** One epoch of adaptation: mean loss and top-1 on the training shots, and the share of the label map that changed. */
export const trainingPointSchema = z.strictObject({
  epoch: count,
  loss: z.number(),
  top1: fraction,
  mapChurn: fraction.optional(),
});

export const curvesSchema = z.strictObject({
  /** On the test split, before temperature scaling. */
  reliability: z.array(reliabilityBinSchema).max(runLimits.reliabilityBins).optional(),
  /** On the test split, after temperature scaling. */
  reliabilityScaled: z.array(reliabilityBinSchema).max(runLimits.reliabilityBins).optional(),
  training: z.array(trainingPointSchema).max(runLimits.trainingEpochs).optional(),
});

export type ReliabilityBin = z.infer<typeof reliabilityBinSchema>;
export type TrainingPoint = z.infer<typeof trainingPointSchema>;
export type Curves = z.infer<typeof curvesSchema>;
