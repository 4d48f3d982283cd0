import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { describeError } from './describe-error.js';
import type { TaskAnswer } from './task.js';

/** Processes that each answer one request at a time; one that dies is replaced, and only its request is lost. */
export class ProcessPool {
  readonly #pool: Tinypool;
  #destroyed: Promise<void> | undefined;

  /** @param entry module whose default export answers a request. */
  constructor(entry: URL, workers: number) {
    this.#pool = new Tinypool({
      filename: fileURLToPath(entry),
      runtime: 'child_process',
      minThreads: workers,
      maxThreads: workers,
      env: process.env as Record<string, string>,
      serialization: 'advanced',
    });
    // A worker that dies between two tasks is replaced; there is nothing to report.
    this.#pool.on('error', () => {});
  }

  /**
   * Never rejects: a crash of the worker is an answer like any other error.
   *
   * @param onReport takes what the worker sends (`process.send`) while it works.
   */
  async run<Result>(request: object, onReport?: (report: unknown) => void): Promise<TaskAnswer<Result>> {
    try {
      const channel = onReport && { onMessage: () => {}, postMessage: onReport };
      return await this.#pool.run(request, { ...(channel && { channel }) });
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

  /** Ends the workers at once; running requests are answered with an error. */
  destroy(): Promise<void> {
    this.#destroyed ??= this.#pool.destroy();
    return this.#destroyed;
  }
}
