import {
  checkBoundWeights,
  type Engine,
  type Executable,
  type Program,
  type Weights,
} from '@reticket/network';
import * as ort from 'onnxruntime-node';
import { InvalidArgumentError, ProviderUnavailableError } from './errors.js';
import { lowerProgram } from './lower-program.js';
import { encodeModel } from './onnx/encode-model.js';
import { OnnxExecutable } from './onnx-executable.js';

/** Execution providers of ONNX Runtime that Reticket offers. */
export const onnxProviders = ['cpu', 'webgpu', 'cuda'] as const;
export type OnnxProvider = (typeof onnxProviders)[number];

export interface OnnxEngineOptions {
  /** `cpu` works everywhere from npm alone; `webgpu` needs a GPU, `cuda` ONNX Runtime's CUDA libraries. */
  readonly provider?: OnnxProvider;
  /** Threads within one operator, >= 1; by default one for each physical core. CPU provider only. */
  readonly threads?: number;
}

class OnnxEngine implements Engine {
  readonly name: string;
  readonly #sessionOptions: ort.InferenceSession.SessionOptions;

  constructor(provider: OnnxProvider, sessionOptions: ort.InferenceSession.SessionOptions) {
    this.name = `onnx-${provider}`;
    this.#sessionOptions = sessionOptions;
  }

  async compile(program: Program, weights: Weights): Promise<Executable> {
    checkBoundWeights(program, weights);
    const { graph, outputs } = lowerProgram(program, weights);
    const session = await ort.InferenceSession.create(encodeModel(graph), this.#sessionOptions);
    return new OnnxExecutable(program, session, outputs);
  }
}

/**
 * An engine on ONNX Runtime. Every program becomes one ONNX model, so a whole prompt or training step is one call.
 *
 * @throws InvalidArgumentError for an unknown provider or thread count.
 * @throws ProviderUnavailableError when ONNX Runtime has no such provider on this machine.
 */
export async function createOnnxEngine(options: OnnxEngineOptions = {}): Promise<Engine> {
  const { provider = 'cpu', threads } = options;
  if (!onnxProviders.includes(provider)) {
    throw new InvalidArgumentError(`invalid provider: got ${provider}, expected ${onnxProviders.join(', ')}`);
  }
  if (threads !== undefined && (!Number.isInteger(threads) || threads < 1)) {
    throw new InvalidArgumentError(`invalid threads: got ${threads}, expected an integer >= 1`);
  }
  const available = ort.listSupportedBackends().map(({ name }) => name);
  if (!available.includes(provider)) {
    throw new ProviderUnavailableError(
      `invalid provider: got ${provider}, expected one of this ONNX Runtime build: ${available.join(', ')}`,
    );
  }
  return new OnnxEngine(provider, {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
  });
}
