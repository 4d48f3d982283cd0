import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunLockedError } from '../errors.js';

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one with the same id, where the system says when a process began. */
  readonly began: string;
}

/** Field 22 of /proc/<pid>/stat: when the process began, in clock ticks since boot. Empty off Linux. */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return began === '' || beginningOf(pid) === began;
}

function readHolder(path: string): Holder | undefined {
  try {
    const { pid, began } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return Number.isInteger(pid) && pid! > 0 && typeof began === 'string' ? { pid: pid!, began } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock of a run directory, so that no two processes work in it at once. The lock of a process that is gone
 * (after SIGKILL or a power cut) is taken over. It holds on one machine: over a network file system it guards nothing.
 *
 * @returns a function that gives the lock back; calling it twice does no harm.
 * @throws RunLockedError naming the process that holds it.
 */
export function lockRun(directory: string): () => void {
  const path = join(directory, 'lock.json');
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) } satisfies Holder));
  try {
    for (;;) {
      try {
        linkSync(own, path);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      refuseIfHeld(path, directory);
      removeStale(path, directory);
    }
  } finally {
    rmSync(own, { force: true });
  }
  let held = true;
  return () => {
    if (held) rmSync(path, { force: true });
    held = false;
  };
}

function refuseIfHeld(path: string, directory: string): void {
  const holder = readHolder(path);
  if (holder !== undefined && isAlive(holder)) {
    throw new RunLockedError(`run directory ${directory} is in use by process ${holder.pid}`);
  }
}

/** Two processes may find the same stale lock; whoever has moved away a fresh one by mistake puts it back. */
function removeStale(path: string, directory: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  try {
    refuseIfHeld(aside, directory);
  } catch (error) {
    linkSync(aside, path);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
