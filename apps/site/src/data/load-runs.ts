import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidRunError, parseRunText, type Run } from '@reticket/results';

/** A run with the text of its file, so that the published JSON is byte for byte the one measured. */
export interface PublishedRun {
  readonly run: Run;
  readonly text: string;
}

/** The folder or a file in it cannot be published; the message starts with its path. */
export class UnreadableResultsError extends Error {
  override readonly name = 'UnreadableResultsError';
  readonly code = 'RETICKET_UNREADABLE_RESULTS';
}

async function readRun(path: string): Promise<PublishedRun> {
  const text = await readFile(path, 'utf8');
  try {
    return { run: parseRunText(text), text };
  } catch (cause) {
    if (!(cause instanceof InvalidRunError)) throw cause;
    throw new UnreadableResultsError(`${path}: ${cause.message}`, { cause });
  }
}

/**
 * Reads every `*.json` of a folder as a run, newest first. A folder that does not exist holds no runs.
 *
 * @throws {UnreadableResultsError} for a file that is not a run, or a run id that two files share.
 */
export async function readRuns(folder: string): Promise<PublishedRun[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const runs: PublishedRun[] = [];
  const files = new Map<string, string>();
  for (const name of names) {
    const path = join(folder, name);
    const published = await readRun(path);
    const { runId } = published.run;
    const other = files.get(runId);
    if (other !== undefined)
      throw new UnreadableResultsError(`${path}: got run id ${runId}, which ${other} has too`);
    files.set(runId, path);
    runs.push(published);
  }
  return runs.sort((a, b) => Date.parse(b.run.startedAt) - Date.parse(a.run.startedAt));
}

let loaded: Promise<PublishedRun[]> | undefined;

/** The runs of the folder `RETICKET_RESULTS`, which astro.config.mjs sets to `results/v1` unless it is given. */
export function loadRuns(): Promise<PublishedRun[]> {
  const folder = process.env.RETICKET_RESULTS;
  if (!folder) throw new UnreadableResultsError('RETICKET_RESULTS: got nothing, expected a folder');
  loaded ??= readRuns(folder);
  return loaded;
}
