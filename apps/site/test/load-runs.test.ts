import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRuns, UnreadableResultsError } from '../src/data/load-runs.ts';
import { measured, runOf } from './example-run.ts';

describe('readRuns', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reticket-site-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));

  it('reads every JSON file, newest first, with its text', async () => {
    const old = { ...runOf([measured()], 'old'), startedAt: '2025-01-02T03:04:05Z' };
    await write('z.json', runOf([], 'new'));
    await write('a.json', old);
    await writeFile(join(folder, 'notes.txt'), 'not a run');
    const runs = await readRuns(folder);
    expect(runs.map(({ run }) => run.runId)).toEqual(['new', 'old']);
    expect(runs[1]!.text).toBe(JSON.stringify(old));
  });

  it('refuses a file that is not a run, naming it and the place', async () => {
    await write('bad.json', { ...runOf([]), schemaVersion: 2 });
    await expect(readRuns(folder)).rejects.toThrow(UnreadableResultsError);
    await expect(readRuns(folder)).rejects.toThrow(/bad\.json: invalid run at schemaVersion/);
  });

  it('refuses a run id that two files share', async () => {
    await write('a.json', runOf([]));
    await write('b.json', runOf([]));
    await expect(readRuns(folder)).rejects.toThrow(/b\.json: got run id example, which .*a\.json has too/);
  });

  it('finds no run in an empty folder and in one that does not exist', async () => {
    expect(await readRuns(folder)).toEqual([]);
    expect(await readRuns(join(folder, 'missing'))).toEqual([]);
  });
});
