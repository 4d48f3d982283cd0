import * as tf from '@tensorflow/tfjs-core';
import { BackendNotRegisteredError } from '../errors.js';
import { type ImportPackage, importPeer, importQuietly } from './import-package.js';
import { registerTensorflow, type TensorflowDevice } from './register-tensorflow.js';
import { registerWasm, type WasmPaths } from './register-wasm.js';
import { registerWebgpu } from './register-webgpu.js';

export interface BackendOptions {
  readonly wasmPaths?: WasmPaths | undefined;
  readonly device?: TensorflowDevice | undefined;
  readonly importPackage?: ImportPackage | undefined;
}

/**
 * Makes a backend known to TensorFlow.js: loads the packages of `wasm`, `cpu`, `tensorflow` and `webgpu`, and expects
 * others to be registered.
 *
 * @throws BackendNotRegisteredError for another name that is not registered.
 * @throws BackendNotInstalledError, BackendLoadError or BackendUnavailableError as the backend's own registration does.
 */
export async function registerBackend(backend: string, options: BackendOptions = {}): Promise<void> {
  const { wasmPaths, device, importPackage = importPeer } = options;
  if (backend === 'wasm') await registerWasm(wasmPaths);
  else if (backend === 'cpu') await importQuietly(() => import('@tensorflow/tfjs-backend-cpu'));
  else if (backend === 'tensorflow') await registerTensorflow(device, importPackage);
  else if (backend === 'webgpu') await registerWebgpu(importPackage);
  if (tf.findBackendFactory(backend) === null) {
    throw new BackendNotRegisteredError(
      `invalid backend: got ${backend}, expected wasm, cpu, tensorflow, webgpu or a registered backend (import the package that registers it first)`,
    );
  }
}
