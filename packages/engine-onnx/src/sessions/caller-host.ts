import type { InferenceSession } from 'onnxruntime-node';
import { EngineStoppedError } from '../errors.js';
import type { ModelWithWeights } from '../onnx/encode-model.js';
import { openSession } from './open-session.js';
import type { Session, SessionHost } from './session-host.js';

/** Keeps sessions on the thread that calls. */
export class CallerHost implements SessionHost {
  readonly #engine: string;
  readonly #options: InferenceSession.SessionOptions;
  readonly #sessions = new Set<Session>();
  #stopped: EngineStoppedError | undefined;

  constructor(engine: string, options: InferenceSession.SessionOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  get stopped(): EngineStoppedError | undefined {
    return this.#stopped;
  }

  async open(model: ModelWithWeights): Promise<Session> {
    const session = await openSession(model, this.#options);
    this.#sessions.add(session);
    return {
      run: async (feeds, outputs) => {
        if (this.#stopped !== undefined) throw this.#stopped;
        return session.run(feeds, outputs);
      },
      release: async () => {
        if (this.#sessions.delete(session)) await session.release();
      },
    };
  }

  async close(): Promise<void> {
    this.#stopped ??= EngineStoppedError.because(this.#engine, 'it was disposed of');
    for (const session of this.#sessions) {
      this.#sessions.delete(session);
      await session.release();
    }
  }
}
