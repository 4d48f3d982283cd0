import { ProcessPool } from './process-pool.js';
import type { Task, TaskAnswer, TaskResults, WorkSettings } from './task.js';

/** Processes that compute the tasks of a grid. */
export class WorkerPool {
  readonly #pool: ProcessPool;
  readonly #settings: WorkSettings;

  constructor(settings: WorkSettings, workers: number) {
    this.#settings = settings;
    this.#pool = new ProcessPool(new URL('worker-process.js', import.meta.url), workers);
  }

  /** Never rejects: a crash of the worker is an answer like any other error. */
  run<T extends Task>(task: T): Promise<TaskAnswer<TaskResults[T['kind']]>> {
    return this.#pool.run({ settings: this.#settings, task });
  }

  /** Ends the workers at once; running tasks are answered with an error. */
  destroy(): Promise<void> {
    return this.#pool.destroy();
  }
}
