import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { RunDirectoryError } from '../errors.js';
import { lockRun } from './run-lock.js';

const journalSchema = z.strictObject({
  format: z.literal(1),
  runHash: z.string(),
  startedAt: z.iso.datetime(),
});
type Journal = z.infer<typeof journalSchema>;

const contents = ['cells', 'features', 'upstream', 'run.json', 'journal.json'];

/** The directory of one run, locked. */
export interface RunDirectory {
  readonly path: string;
  /** When the run began, however often it was interrupted since. */
  readonly startedAt: string;
  /** Whether an earlier process has worked on this run. */
  readonly resumed: boolean;
  readonly unlock: () => void;
}

function readJournal(path: string): Journal | undefined {
  try {
    return journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Opens or makes the directory of a run and locks it. What an earlier process left of the same run is kept; a directory
 * without a readable journal is emptied of everything a run writes.
 *
 * @param runHash names everything the results depend on: configuration, data, weights, engine and code.
 * @param fresh forget what is there.
 * @throws RunLockedError when another process works in it, RunDirectoryError when it belongs to another run.
 */
export async function openRunDirectory(
  path: string,
  { runHash, fresh }: { runHash: string; fresh: boolean },
): Promise<RunDirectory> {
  mkdirSync(path, { recursive: true });
  const unlock = lockRun(path);
  try {
    const file = join(path, 'journal.json');
    const journal = fresh ? undefined : readJournal(file);
    if (journal !== undefined && journal.runHash !== runHash) {
      throw new RunDirectoryError(
        `invalid run directory: got ${path} of a run with other configuration, data, engine or code; pass --fresh to start again there`,
      );
    }
    if (journal !== undefined) return { path, startedAt: journal.startedAt, resumed: true, unlock };
    for (const name of contents) rmSync(join(path, name), { recursive: true, force: true });
    const startedAt = new Date().toISOString();
    await writeFileAtomic(file, `${JSON.stringify({ format: 1, runHash, startedAt } satisfies Journal)}\n`);
    return { path, startedAt, resumed: false, unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}
