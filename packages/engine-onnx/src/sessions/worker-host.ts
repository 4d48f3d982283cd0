import { Worker } from 'node:worker_threads';
import type { Tensor } from '@reticket/network';
import type { InferenceSession } from 'onnxruntime-node';
import { EngineStoppedError } from '../errors.js';
import type { ModelWithWeights } from '../onnx/encode-model.js';
import type { Session, SessionHost } from './session-host.js';
import type { Answer, Request } from './worker-messages.js';

type Results = Readonly<Record<string, Float32Array>>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
type Question = Exclude<Request, { kind: 'close' }>;

interface Waiting {
  resolve(results: Results): void;
  reject(error: Error): void;
}

/** Copies, as what travels to another thread is lost to this one. */
function copyOf({ data, shape }: Tensor): Tensor {
  return { data: data.slice(), shape };
}

/**
 * Keeps sessions in one worker thread, so that timers, signals and progress of the calling thread stay alive while
 * ONNX Runtime computes. Inputs are copied once and outputs handed over. The thread keeps the process alive only
 * while something is asked of it.
 */
export class WorkerHost implements SessionHost {
  readonly #engine: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #requests = 0;
  #sessions = 0;
  #ended = false;
  #stopped: EngineStoppedError | undefined;

  constructor(engine: string, options: InferenceSession.SessionOptions) {
    this.#engine = engine;
    // Options of the command line, such as --input-type, are not for this file.
    this.#worker = new Worker(new URL('./session-worker.js', import.meta.url), {
      workerData: options,
      execArgv: [],
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.once('error', (error) => this.#stop(`its worker thread failed: ${error.message}`));
    this.#worker.once('exit', (code) => {
      this.#ended = true;
      this.#stop(`its worker thread ended with exit code ${code}`);
    });
  }

  get stopped(): EngineStoppedError | undefined {
    return this.#stopped;
  }

  async open(model: ModelWithWeights): Promise<Session> {
    this.#sessions += 1;
    const session = this.#sessions;
    const parts = [model.model, model.weights.data].map(({ buffer }) => buffer as ArrayBuffer);
    await this.#ask({ kind: 'open', session, model }, parts);
    return {
      run: (feeds, outputs) => {
        const copies = Object.entries(feeds).map(([name, tensor]) => [name, copyOf(tensor)] as const);
        return this.#ask(
          { kind: 'run', session, feeds: Object.fromEntries(copies), outputs },
          copies.map(([, { data }]) => data.buffer as ArrayBuffer),
        );
      },
      release: async () => {
        if (this.#stopped === undefined) await this.#ask({ kind: 'release', session }, []);
      },
    };
  }

  /** Lets the thread end by itself: terminating it within ONNX Runtime's native code would abort the process. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#stop('it was disposed of');
    const ended = new Promise<void>((resolve) => {
      this.#worker.once('exit', () => resolve());
    });
    this.#worker.ref();
    this.#worker.postMessage({ kind: 'close' } satisfies Request);
    await ended;
  }

  #ask(request: WithoutId<Question>, transfer: readonly ArrayBuffer[]): Promise<Results> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    this.#requests += 1;
    const id = this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ ...request, id }, [...transfer]);
    });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.results);
  }

  #stop(reason: string): void {
    this.#stopped ??= EngineStoppedError.because(this.#engine, reason);
    for (const { reject } of this.#waiting.values()) reject(this.#stopped);
    this.#waiting.clear();
    this.#worker.unref();
  }
}
