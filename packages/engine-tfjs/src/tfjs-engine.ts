import {
  checkBoundWeights,
  type Engine,
  type Executable,
  type Program,
  type Weights,
} from '@reticket/network';
import { onBackend, skipBanner } from './backends/active-backend.js';
import type { ImportPackage } from './backends/import-package.js';
import { registerBackend } from './backends/register-backend.js';
import { nameTensorflow, type TensorflowDevice } from './backends/register-tensorflow.js';
import type { WasmPaths } from './backends/register-wasm.js';
import { checkIndices, indexBounds } from './index-bounds.js';
import { lowerProgram } from './lower-program.js';
import { TfjsExecutable } from './tfjs-executable.js';

export interface TfjsEngineOptions {
  /**
   * `wasm` (the default) and `cpu` come with this package. `tensorflow` and `webgpu` are loaded from packages that are
   * installed beside it. Any other backend has to be registered with TensorFlow.js before, by importing its package.
   */
  readonly backend?: 'wasm' | 'cpu' | 'tensorflow' | 'webgpu' | (string & {});
  /**
   * Where the browser finds the files of the wasm backend; Node finds them by itself. It counts for the first wasm
   * engine of a page: WebAssembly is loaded once.
   */
  readonly wasmPaths?: WasmPaths;
  /**
   * For `tensorflow`: `gpu` asks for `@tensorflow/tfjs-node-gpu` and a CUDA device, `cpu` for `@tensorflow/tfjs-node`.
   * By default the first of the two that is installed, on whatever it runs. A process loads only one of them.
   */
  readonly device?: TensorflowDevice;
  /** Loads the packages of `tensorflow` and `webgpu` by name; by default as this package sees them. */
  readonly importPackage?: ImportPackage;
}

class TfjsEngine implements Engine {
  readonly name: string;
  readonly #backend: string;

  constructor(name: string, backend: string) {
    this.name = name;
    this.#backend = backend;
  }

  async compile(program: Program, weights: Weights): Promise<Executable> {
    checkBoundWeights(program, weights);
    checkIndices(indexBounds(program), (value) => program.constants.get(value));
    const plan = lowerProgram(program, weights);
    const place = { engine: this.name, backend: this.#backend };
    return onBackend(this.#backend, () => new TfjsExecutable(program, plan, place));
  }
}

/**
 * An engine on TensorFlow.js, in Node and in the browser, named `tfjs-<backend>`, or `tfjs-node` and `tfjs-node-gpu`
 * after the package of `tensorflow`. TensorFlow.js has one active backend for the whole process: the engine makes its
 * own active for every compilation and run, and leaves it active.
 *
 * @throws BackendNotRegisteredError for a backend that this package does not know and nobody registered.
 * @throws BackendNotInstalledError when the backend's package is not there; the message has the command that adds it.
 * @throws BackendLoadError when the package is there and fails to load.
 * @throws UnsupportedNodeError when the package does not work on this Node.
 * @throws BackendUnavailableError when the backend cannot start here.
 */
export async function createTfjsEngine(options: TfjsEngineOptions = {}): Promise<Engine> {
  const { backend = 'wasm', device } = options;
  await registerBackend(backend, options);
  const name = await onBackend(backend, () => {
    skipBanner();
    return backend === 'tensorflow' ? nameTensorflow(device) : `tfjs-${backend}`;
  });
  return new TfjsEngine(name, backend);
}
