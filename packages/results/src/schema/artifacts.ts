import { z } from 'zod';
import { runLimits } from './limits.js';
import { count, fraction, positiveCount, shortText } from './primitives.js';

/** A learned prompt as a small picture, its bytes in base64. */
export const promptPictureSchema = z.strictObject({
  mime: z.enum(['image/png', 'image/webp', 'image/jpeg']),
  width: positiveCount.max(4096),
  height: positiveCount.max(4096),
  base64: z
    .string()
    .max(runLimits.pictureLength)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'expected base64'),
});

/**
 * One target class and a source class it is read from, with how often that pair was seen while mapping. `weight` is
 * there when a target class is read from several source classes, of which the heaviest are listed.
 */
export const labelMapEntrySchema = z.strictObject({
  target: count,
  targetName: shortText,
  source: count,
  sourceName: shortText.optional(),
  weight: fraction.optional(),
  count: count.optional(),
});

export const artifactsSchema = z.strictObject({
  prompt: promptPictureSchema.optional(),
  labelMap: z.array(labelMapEntrySchema).max(runLimits.labelMapEntries).optional(),
});

export type PromptPicture = z.infer<typeof promptPictureSchema>;
export type LabelMapEntry = z.infer<typeof labelMapEntrySchema>;
export type Artifacts = z.infer<typeof artifactsSchema>;
