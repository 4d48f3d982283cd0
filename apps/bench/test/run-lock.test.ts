import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunLockedError } from '../src/errors.js';
import { lockRun } from '../src/store/run-lock.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('lockRun', () => {
  it('refuses a second holder and says who the first is', () => {
    const folder = temporaryFolder();
    const unlock = lockRun(folder);
    expect(() => lockRun(folder)).toThrow(RunLockedError);
    expect(() => lockRun(folder)).toThrow(`process ${process.pid}`);
    unlock();
  });

  it('leaves nothing behind', () => {
    const folder = temporaryFolder();
    const unlock = lockRun(folder);
    unlock();
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockRun(folder)();
  });

  it('takes over the lock of a process that is gone', () => {
    const folder = temporaryFolder();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid, began: '' }));
    const unlock = lockRun(folder);
    expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    unlock();
  });

  it.skipIf(process.platform !== 'linux')('tells a process from a later one with the same id', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: process.pid, began: '1' }));
    lockRun(folder)();
  });

  it('takes over a lock that cannot be read', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    lockRun(folder)();
  });

  it('respects another live process', () => {
    const folder = temporaryFolder();
    const sleeper = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    try {
      writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: sleeper.pid, began: '' }));
      expect(() => lockRun(folder)).toThrow(RunLockedError);
      expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    } finally {
      sleeper.kill('SIGKILL');
    }
  });
});
