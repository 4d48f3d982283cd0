import {
  checkBoundWeights,
  type Engine,
  type Executable,
  type Program,
  type Weights,
} from '@reticket/network';
import * as ort from 'onnxruntime-node';
import { describeFailure } from './describe-failure.js';
import { InvalidArgumentError, ProviderUnavailableError } from './errors.js';
import { lowerProgram } from './lower-program.js';
import { encodeModelWithWeights } from './onnx/encode-model.js';
import { type CompiledProgram, OnnxExecutable } from './onnx-executable.js';
import { programBytes, sessionBytes } from './program-bytes.js';
import { CallerHost } from './sessions/caller-host.js';
import { SessionCache } from './sessions/session-cache.js';
import type { SessionHost } from './sessions/session-host.js';
import { sessionKey } from './sessions/session-key.js';
import { WorkerHost } from './sessions/worker-host.js';

/** Execution providers of ONNX Runtime that Reticket offers. */
export const onnxProviders = ['cpu', 'webgpu', 'cuda'] as const;
export type OnnxProvider = (typeof onnxProviders)[number];

/** Threads that sessions can live on. */
export const sessionThreads = ['worker', 'caller'] as const;
export type SessionThread = (typeof sessionThreads)[number];

export interface OnnxEngineOptions {
  /** `cpu` works everywhere from npm alone; `webgpu` needs a GPU, `cuda` ONNX Runtime's CUDA libraries. */
  readonly provider?: OnnxProvider;
  /** Threads within one operator, >= 1; by default one for each physical core. CPU provider only. */
  readonly threads?: number;
  /**
   * Where sessions live. `worker`, the default, is a thread of their own: timers, signals and progress stay alive
   * during a run, which they do not on the thread of the `caller`. Both give the same bytes; the worker copies the inputs
   * once and costs two messages a step. Ending the process during a run in a worker aborts it: dispose of the engine
   * first, which waits for the run.
   */
  readonly sessionThread?: SessionThread;
  /**
   * Bytes, as estimated, that sessions which no executable uses may hold together, >= 0; 512 MiB by default.
   * Compiling the same program with equal weights again takes such a session instead of making one.
   */
  readonly idleSessionBytes?: number;
}

/** An engine on ONNX Runtime. */
export interface OnnxEngine extends Engine {
  /** Sessions made so far; a compilation that found one does not count. */
  readonly sessionsOpened: number;
  /**
   * Ends its sessions and its thread. Runs in progress reject at once, and it resolves when ONNX Runtime has done with
   * them; the engine and its executables are of no use after.
   */
  dispose(): Promise<void>;
}

const mebibyte = 2 ** 20;

class OnnxRuntimeEngine implements OnnxEngine {
  readonly name: string;
  readonly #host: SessionHost;
  readonly #cache: SessionCache<CompiledProgram>;
  #sessionsOpened = 0;

  constructor(name: string, host: SessionHost, idleSessionBytes: number) {
    this.name = name;
    this.#host = host;
    this.#cache = new SessionCache(idleSessionBytes);
  }

  get sessionsOpened(): number {
    return this.#sessionsOpened;
  }

  memoryOf(program: Program): number {
    return programBytes(program);
  }

  async compile(program: Program, weights: Weights): Promise<Executable> {
    checkBoundWeights(program, weights);
    if (this.#host.stopped !== undefined) throw this.#host.stopped;
    try {
      const lease = await this.#cache.acquire(sessionKey(program, weights), sessionBytes(program), () =>
        this.#open(program, weights),
      );
      return new OnnxExecutable(this.name, program, lease);
    } catch (error) {
      throw describeFailure(error, { engine: this.name, program: program.name });
    }
  }

  async dispose(): Promise<void> {
    this.#cache.clear();
    await this.#host.close();
  }

  async #open(program: Program, weights: Weights): Promise<CompiledProgram> {
    const { graph, outputs } = lowerProgram(program, weights);
    const session = await this.#host.open(encodeModelWithWeights(graph));
    this.#sessionsOpened += 1;
    return { session, outputs, release: () => session.release() };
  }
}

function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) {
    throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected ${choices.join(', ')}`);
  }
}

/**
 * An engine on ONNX Runtime. Every program becomes one ONNX model, so a whole prompt or training step is one call.
 * A process may exit without disposing of it.
 *
 * @throws InvalidArgumentError for an unknown provider or session thread, or a number out of range.
 * @throws ProviderUnavailableError when ONNX Runtime has no such provider on this machine. One that is there but finds
 * no device says so in `compile`.
 */
export async function createOnnxEngine(options: OnnxEngineOptions = {}): Promise<OnnxEngine> {
  const { provider = 'cpu', threads, sessionThread = 'worker', idleSessionBytes = 512 * mebibyte } = options;
  checkChoice('provider', provider, onnxProviders);
  checkChoice('sessionThread', sessionThread, sessionThreads);
  if (threads !== undefined && (!Number.isInteger(threads) || threads < 1)) {
    throw new InvalidArgumentError(`invalid threads: got ${threads}, expected an integer >= 1`);
  }
  if (!(idleSessionBytes >= 0)) {
    throw new InvalidArgumentError(`invalid idleSessionBytes: got ${idleSessionBytes}, expected >= 0`);
  }
  const available = ort.listSupportedBackends().map(({ name }) => name);
  if (!available.includes(provider)) {
    throw new ProviderUnavailableError(
      `invalid provider: got ${provider}, expected one of this ONNX Runtime build: ${available.join(', ')}`,
    );
  }
  const name = `onnx-${provider}`;
  const sessionOptions: ort.InferenceSession.SessionOptions = {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    // Planned memory is one more block beside the arena of the first run: it doubled the peak, for no gain in time that stood out.
    enableMemPattern: false,
    // Failures are reported as errors, not printed as well.
    logSeverityLevel: 4,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  };
  const host =
    sessionThread === 'worker' ? new WorkerHost(name, sessionOptions) : new CallerHost(name, sessionOptions);
  return new OnnxRuntimeEngine(name, host, idleSessionBytes);
}
