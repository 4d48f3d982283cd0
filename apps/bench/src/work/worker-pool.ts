import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { describeError } from './describe-error.js';
import type { Task, TaskAnswer, TaskResults, WorkSettings } from './task.js';

/** Processes that each compute one task at a time; one that dies is replaced, and only its task is lost. */
export class WorkerPool {
  readonly #pool: Tinypool;
  readonly #settings: WorkSettings;
  #destroyed: Promise<void> | undefined;

  constructor(settings: WorkSettings, workers: number) {
    this.#settings = settings;
    this.#pool = new Tinypool({
      filename: fileURLToPath(new URL('worker-process.js', import.meta.url)),
      runtime: 'child_process',
      minThreads: workers,
      maxThreads: workers,
      env: process.env as Record<string, string>,
      serialization: 'advanced',
    });
    // A worker that dies between two tasks is replaced; there is nothing to report.
    this.#pool.on('error', () => {});
  }

  /** Never rejects: a crash of the worker is an answer like any other error. */
  async run<T extends Task>(task: T): Promise<TaskAnswer<TaskResults[T['kind']]>> {
    try {
      return await this.#pool.run({ settings: this.#settings, task });
    } catch (error) {
      const { message } = describeError(error);
      return {
        ok: false,
        error: {
          code: 'RETICKET_WORKER_EXIT',
          message: `the worker process ended during the task: ${message}`,
        },
      };
    }
  }

  /** Ends the workers at once; running tasks are answered with an error. */
  destroy(): Promise<void> {
    this.#destroyed ??= this.#pool.destroy();
    return this.#destroyed;
  }
}
