import * as tf from '@tensorflow/tfjs-core';
import { BackendUnavailableError } from '../errors.js';
import {
  type BackendPackage,
  type ImportPackage,
  importBackendPackage,
  tfjsPackage,
} from './import-package.js';
import { nodeProcess } from './node-process.js';

const backend = 'webgpu';

/** Dawn, the WebGPU of Chromium, for Node. */
const dawn: BackendPackage = { name: 'webgpu', command: 'npm install webgpu@0.6.2' };

interface DawnModule {
  readonly create: (options: readonly string[]) => GPU;
  /** WebGPU's classes and constants, such as `GPUBufferUsage`. */
  readonly globals: object;
}

/** Gives Node what a browser has: `navigator.gpu` and the classes of WebGPU as globals. */
async function provideWebgpu(importPackage: ImportPackage): Promise<void> {
  const { create, globals } = (await importBackendPackage(backend, dawn, importPackage)) as DawnModule;
  Object.assign(globalThis, globals);
  const gpu = create([]);
  if (globalThis.navigator === undefined) {
    Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  } else {
    Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  }
}

/**
 * Registers the backend `webgpu`, in Node over the package `webgpu`.
 *
 * @throws BackendNotInstalledError naming the command that adds a missing package.
 * @throws BackendLoadError when a package fails to load.
 * @throws BackendUnavailableError where no GPU answers.
 */
export async function registerWebgpu(importPackage: ImportPackage): Promise<void> {
  if (tf.findBackendFactory(backend) !== null) return;
  const inNode = nodeProcess() !== undefined;
  if (globalThis.navigator?.gpu === undefined && inNode) await provideWebgpu(importPackage);
  if ((await globalThis.navigator?.gpu?.requestAdapter()) == null) {
    throw new BackendUnavailableError(
      `invalid backend: got ${backend}, expected a GPU that answers ${inNode ? 'through Vulkan, Metal or Direct3D 12' : 'the browser'}`,
    );
  }
  await importBackendPackage(backend, tfjsPackage('@tensorflow/tfjs-backend-webgpu'), importPackage);
}
