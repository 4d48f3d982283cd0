import * as tf from '@tensorflow/tfjs-core';
import { BackendNotRegisteredError, BackendUnavailableError } from './errors.js';

/** Where the WebAssembly files are: a folder, or the place of each file by name. See `setWasmPaths` of TensorFlow.js. */
export type WasmPaths = string | Readonly<Record<string, string>>;

/** Packages that register well-known backends when they are imported. */
const packages: Readonly<Record<string, string>> = {
  tensorflow: '@tensorflow/tfjs-node',
  webgl: '@tensorflow/tfjs-backend-webgl',
  webgpu: '@tensorflow/tfjs-backend-webgpu',
};

/**
 * Makes a backend known to TensorFlow.js: loads `wasm` and `cpu` itself and expects others to be registered.
 *
 * @throws BackendNotRegisteredError for another name that is not registered.
 * @throws BackendUnavailableError when `wasmPaths` is incomplete.
 */
export async function registerBackend(backend: string, wasmPaths?: WasmPaths): Promise<void> {
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    try {
      if (wasmPaths !== undefined) setWasmPaths(typeof wasmPaths === 'string' ? wasmPaths : { ...wasmPaths });
    } catch (cause) {
      const files = typeof wasmPaths === 'string' ? wasmPaths : Object.keys(wasmPaths ?? {}).join(', ');
      throw new BackendUnavailableError(
        `invalid wasmPaths: got ${files || 'none'}, expected a folder or the place of every file of the wasm backend`,
        { cause },
      );
    }
  } else if (backend === 'cpu') {
    await import('@tensorflow/tfjs-backend-cpu');
  }
  if (tf.findBackendFactory(backend) === null) {
    const hint = packages[backend] ?? 'the package that registers it';
    throw new BackendNotRegisteredError(
      `invalid backend: got ${backend}, expected wasm, cpu or a registered backend (import ${hint} first)`,
    );
  }
}

/** The last of the computations that wait for their backend. */
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs `compute` in one go with `backend` as the backend of TensorFlow.js. The active backend is global: engines take
 * turns, and since other code may change it whenever this one waits, it is set again until it holds in the very turn
 * in which `compute` runs.
 *
 * @throws BackendUnavailableError when the backend cannot start.
 */
export function onBackend<T>(backend: string, compute: () => T): Promise<T> {
  const turn = lastTurn.then(async () => {
    while (tf.getBackend() !== backend) {
      if (!(await tf.setBackend(backend))) {
        throw new BackendUnavailableError(`invalid backend: got ${backend}, expected one that starts here`);
      }
    }
    return compute();
  });
  lastTurn = turn.catch(() => undefined);
  return turn;
}

/** Uses the active backend once without messages: the first use of cpu in Node prints an advertisement. */
export function skipBanner(): void {
  const production = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  tf.dispose(tf.scalar(0));
  tf.env().set('PROD', production);
}
