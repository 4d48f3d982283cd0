import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineName } from './engine-name.js';
import type { ProbeMessage } from './probe-process.js';

/** Whether an engine works here, with its speed on a small network, or why it does not. */
export type EngineProbe =
  | { readonly engine: EngineName; readonly works: true; readonly gflops: number }
  | {
      readonly engine: EngineName;
      readonly works: false;
      readonly reason: string;
      /** That of the engine's error; absent when its process died. */
      readonly code?: string | undefined;
    };

const limitMilliseconds = 60_000;

/**
 * Starts an engine in a process of its own and lets it compute: a driver that crashes or hangs takes nothing with it.
 * Never throws. Takes one to two seconds for a working engine, at most a minute.
 */
export function probeEngine(engine: EngineName, threads = 1): Promise<EngineProbe> {
  return new Promise((resolve) => {
    const fails = (reason: string, code?: string) => resolve({ engine, works: false, reason, code });
    const child = fork(
      fileURLToPath(new URL('probe-process.js', import.meta.url)),
      [engine, String(threads)],
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    );
    const timer = setTimeout(() => {
      fails(`no answer within ${limitMilliseconds / 1000} s`);
      child.kill('SIGKILL');
    }, limitMilliseconds);
    child.once('message', (message) => {
      const answer = message as ProbeMessage;
      if ('gflops' in answer) resolve({ engine, works: true, gflops: answer.gflops });
      else fails(answer.reason, answer.code);
    });
    child.once('error', (error) => fails(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fails(`its process ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}
