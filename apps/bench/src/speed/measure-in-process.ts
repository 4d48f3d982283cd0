import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { InterruptedError } from '../errors.js';
import type { Sampling, SpeedMeasurement } from './speed-measurement.js';
import type { SpeedAnswer, SpeedAssignment } from './speed-process.js';

/**
 * Takes one figure in a process of its own, so that its peak memory is its own and a crash takes nothing else along.
 *
 * @throws InterruptedError once `signal` is aborted; any other trouble is an answer.
 */
export function measureInProcess(
  measurement: SpeedMeasurement,
  sampling: Sampling,
  signal: AbortSignal,
): Promise<SpeedAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('speed-process.js', import.meta.url)), [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const ends = (message: string) =>
      resolve({ ok: false, error: { code: 'RETICKET_WORKER_EXIT', message } });
    const abort = () => {
      child.kill('SIGKILL');
      reject(new InterruptedError('interrupted'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    child.once('message', (answer) => resolve(answer as SpeedAnswer));
    child.once('error', ({ message }) => ends(message));
    child.once('exit', (code, by) => {
      signal.removeEventListener('abort', abort);
      ends(`the process of the measurement ended with ${by ?? `exit code ${code}`}`);
    });
    const assignment: SpeedAssignment = { measurement, sampling };
    child.send(assignment, () => {});
  });
}
