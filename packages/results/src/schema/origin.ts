import { z } from 'zod';
import { runLimits } from './limits.js';
import { count, gitCommit, hash, longText, positiveCount, shortText, slug, timestamp } from './primitives.js';

/** The code a run was made with. The git fields are `null` outside a git checkout. */
export const sourceSchema = z.strictObject({
  commit: gitCommit.nullable(),
  parent: gitCommit.nullable(),
  branch: shortText.nullable(),
  /** Whether tracked files differed from `commit`. */
  dirty: z.boolean(),
  committedAt: timestamp.nullable(),
  /** Package name to version. */
  packages: z
    .record(z.string().regex(/^(@[a-z0-9._-]+\/)?[a-z0-9._-]{1,100}$/i, 'expected a package name'), shortText)
    .refine(
      (packages) => Object.keys(packages).length <= runLimits.packages,
      `expected at most ${runLimits.packages} entries`,
    ),
});

/** The machine a run was made on; never a host or user name. */
export const machineSchema = z.strictObject({
  id: hash,
  cpu: shortText,
  cores: positiveCount,
  memBytes: count,
  os: shortText,
  arch: shortText,
  node: shortText,
  engine: shortText,
  gpu: shortText.optional(),
});

/** What was asked for. */
export const configSchema = z.strictObject({
  hash,
  preset: slug,
  command: longText,
});

export type Source = z.infer<typeof sourceSchema>;
export type Machine = z.infer<typeof machineSchema>;
export type Config = z.infer<typeof configSchema>;
