import { z } from 'zod';
import { runLimits } from './limits.js';

/** Shown text: 1 to 200 characters. */
export const shortText = z.string().min(1).max(runLimits.shortText);

/** Messages, commands and notes: 1 to 4,000 characters. */
export const longText = z.string().min(1).max(runLimits.longText);

/** A name that is also a file name and a URL segment. */
export const slug = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'expected letters, digits, ".", "_", "-"');

/** Lower-case hex digest of 8 to 64 bytes' worth of digits. */
export const hash = z
  .string()
  .regex(/^[0-9a-f]{8,128}$/, 'expected a lower-case hex hash of 8 to 128 digits');

/** Git object name. */
export const gitCommit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a full git commit hash');

/** Key of a metric or an option; dots separate a variant, as in `ece.scaled`. */
export const key = z.string().regex(/^[a-zA-Z][a-zA-Z0-9.]{0,63}$/, 'expected letters, digits and "."');

/** Why something was not measured: a code that is stable across versions, and one line. */
export const errorSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'expected an error code'),
  message: longText,
});

export const timestamp = z.iso.datetime({ offset: true });

export const count = z.int().min(0);

export const positiveCount = z.int().min(1);

/** Share between 0 and 1, both included. */
export const fraction = z.number().min(0).max(1);

export const nonNegative = z.number().min(0);

/** A record with at most `limit` entries. */
export const boundedRecord = <Value extends z.ZodType>(value: Value, limit: number) =>
  z
    .record(key, value)
    .refine((record) => Object.keys(record).length <= limit, `expected at most ${limit} entries`);
