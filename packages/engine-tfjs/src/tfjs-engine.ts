import {
  checkBoundWeights,
  type Engine,
  type Executable,
  type Program,
  type Weights,
} from '@reticket/network';
import { onBackend, registerBackend, skipBanner, type WasmPaths } from './backend.js';
import { checkIndices, indexBounds } from './index-bounds.js';
import { lowerProgram } from './lower-program.js';
import { TfjsExecutable } from './tfjs-executable.js';

export interface TfjsEngineOptions {
  /**
   * `wasm` (the default) and `cpu` come with this package; any other backend has to be registered with TensorFlow.js
   * before, by importing its package.
   */
  readonly backend?: 'wasm' | 'cpu' | (string & {});
  /**
   * Where the browser finds the files of the wasm backend; Node finds them by itself. It counts for the first wasm
   * engine of a page: WebAssembly is loaded once.
   */
  readonly wasmPaths?: WasmPaths;
}

class TfjsEngine implements Engine {
  readonly name: string;
  readonly #backend: string;

  constructor(backend: string) {
    this.name = `tfjs-${backend}`;
    this.#backend = backend;
  }

  async compile(program: Program, weights: Weights): Promise<Executable> {
    checkBoundWeights(program, weights);
    checkIndices(indexBounds(program), (value) => program.constants.get(value));
    const plan = lowerProgram(program, weights);
    return onBackend(this.#backend, () => new TfjsExecutable(program, plan, this.#backend));
  }
}

/**
 * An engine on TensorFlow.js, in Node and in the browser. TensorFlow.js has one active backend for the whole process:
 * the engine makes its own active for every compilation and run, and leaves it active.
 *
 * @throws BackendNotRegisteredError for a backend that is neither `wasm` nor `cpu` nor registered.
 * @throws BackendUnavailableError when the backend cannot start here.
 */
export async function createTfjsEngine(options: TfjsEngineOptions = {}): Promise<Engine> {
  const { backend = 'wasm', wasmPaths } = options;
  await registerBackend(backend, wasmPaths);
  await onBackend(backend, skipBanner);
  return new TfjsEngine(backend);
}
