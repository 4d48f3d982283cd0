import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunDirectoryError, RunLockedError } from '../src/errors.js';
import { openRunDirectory } from '../src/store/run-directory.js';
import { temporaryFolder } from './support/temporary-folder.js';

async function begunRun() {
  const path = join(temporaryFolder(), 'run');
  const first = await openRunDirectory(path, { runHash: 'abc', fresh: false });
  mkdirSync(join(path, 'cells'));
  writeFileSync(join(path, 'cells', 'one.json'), '{}');
  first.unlock();
  return { path, startedAt: first.startedAt };
}

describe('openRunDirectory', () => {
  it('keeps what an earlier process left of the same run, and its start', async () => {
    const { path, startedAt } = await begunRun();
    const again = await openRunDirectory(path, { runHash: 'abc', fresh: false });
    expect(again).toMatchObject({ resumed: true, startedAt });
    expect(existsSync(join(path, 'cells', 'one.json'))).toBe(true);
  });

  it('refuses the directory of another run, and unlocks it', async () => {
    const { path } = await begunRun();
    const other = () => openRunDirectory(path, { runHash: 'def', fresh: false });
    await expect(other()).rejects.toThrow(RunDirectoryError);
    await expect(other()).rejects.toThrow('--fresh');
    expect(existsSync(join(path, 'cells', 'one.json'))).toBe(true);
  });

  it('forgets everything when asked to', async () => {
    const { path } = await begunRun();
    const { resumed } = await openRunDirectory(path, { runHash: 'def', fresh: true });
    expect(resumed).toBe(false);
    expect(existsSync(join(path, 'cells'))).toBe(false);
  });

  it('forgets cells whose journal cannot be read', async () => {
    const { path } = await begunRun();
    writeFileSync(join(path, 'journal.json'), '{"format":1');
    const { resumed } = await openRunDirectory(path, { runHash: 'abc', fresh: false });
    expect(resumed).toBe(false);
    expect(existsSync(join(path, 'cells'))).toBe(false);
  });

  it('refuses a second process', async () => {
    const { path } = await begunRun();
    await openRunDirectory(path, { runHash: 'abc', fresh: false });
    await expect(openRunDirectory(path, { runHash: 'abc', fresh: false })).rejects.toThrow(RunLockedError);
  });
});
