import * as tf from '@tensorflow/tfjs-core';
import {
  BackendLoadError,
  BackendNotInstalledError,
  BackendUnavailableError,
  UnsupportedNodeError,
} from '../errors.js';
import { type ImportPackage, importBackendPackage, tfjsPackage } from './import-package.js';
import { nodeProcess } from './node-process.js';

/** What computes behind the backend `tensorflow`. */
export type TensorflowDevice = 'gpu' | 'cpu';

const backend = 'tensorflow';
const packageOf: Readonly<Record<TensorflowDevice, string>> = {
  gpu: '@tensorflow/tfjs-node-gpu',
  cpu: '@tensorflow/tfjs-node',
};

/** What the packages export that is read here. */
interface TensorflowModule {
  readonly default?: { readonly version?: Readonly<Record<string, string>> };
}

/** What the backend of the packages tells about itself. */
interface TensorflowBackend {
  readonly isGPUPackage?: boolean;
  readonly isUsingGpuDevice?: boolean;
}

/** The packages call `util.isNullOrUndefined`, which Node 23 removed. */
function checkNodeVersion(): void {
  const node = nodeProcess();
  if (node === undefined) {
    throw new BackendUnavailableError(`invalid backend: got ${backend} in a browser, expected Node 20 or 22`);
  }
  if (!('isNullOrUndefined' in node.getBuiltinModule('node:util'))) {
    throw new UnsupportedNodeError(
      `invalid backend: got ${backend} on Node ${node.versions.node}, expected Node 20 or 22: TensorFlow.js ${tf.version_core} calls util.isNullOrUndefined, which Node 23 removed`,
    );
  }
}

async function importFirst(
  devices: readonly TensorflowDevice[],
  importPackage: ImportPackage,
): Promise<readonly [string, TensorflowModule]> {
  const missing: BackendNotInstalledError[] = [];
  for (const device of devices) {
    const name = packageOf[device];
    try {
      const module = await importBackendPackage(backend, tfjsPackage(name), importPackage);
      return [name, module as TensorflowModule];
    } catch (error) {
      if (!(error instanceof BackendNotInstalledError)) throw error;
      missing.push(error);
    }
  }
  throw missing.at(-1)!;
}

/**
 * Registers the backend `tensorflow`: native TensorFlow in Node, from `@tensorflow/tfjs-node-gpu` or, where that is not
 * installed, `@tensorflow/tfjs-node`. The packages bring a copy of TensorFlow.js along, which shares its engine and its
 * kernels with every other copy of the process; only the versions have to be the same.
 *
 * @param device asks for one of the packages.
 * @throws BackendNotInstalledError naming the command that adds the package.
 * @throws BackendLoadError when the package fails to load, or belongs to another version of TensorFlow.js.
 * @throws UnsupportedNodeError on a Node without what the packages call.
 * @throws BackendUnavailableError in a browser.
 */
export async function registerTensorflow(
  device: TensorflowDevice | undefined,
  importPackage: ImportPackage,
): Promise<void> {
  checkNodeVersion();
  if (tf.findBackendFactory(backend) !== null) return;
  const devices: readonly TensorflowDevice[] = device === undefined ? ['gpu', 'cpu'] : [device];
  const [name, module] = await importFirst(devices, importPackage);
  const version = module.default?.version?.['tfjs-core'];
  if (version !== tf.version_core) {
    const reason = `for TensorFlow.js ${version ?? 'of an unknown version'}, expected ${tf.version_core}`;
    throw new BackendLoadError(backend, name, reason, tfjsPackage(name).command);
  }
}

/**
 * Name of the engine on the started backend `tensorflow`: `tfjs-node-gpu` or `tfjs-node`.
 *
 * @throws BackendUnavailableError unless it is what was asked for, with a CUDA device for `gpu`.
 */
export function nameTensorflow(device: TensorflowDevice | undefined): string {
  const { isGPUPackage = false, isUsingGpuDevice = false } = tf.findBackend(backend) as TensorflowBackend;
  const loaded: TensorflowDevice = isGPUPackage ? 'gpu' : 'cpu';
  if (device !== undefined && device !== loaded) {
    throw new BackendUnavailableError(
      `invalid device: got ${device}, expected ${loaded}: ${packageOf[loaded]} is loaded in this process`,
    );
  }
  if (device === 'gpu' && !isUsingGpuDevice) {
    throw new BackendUnavailableError(
      'invalid device: got gpu, expected a CUDA device that answers TensorFlow',
    );
  }
  return isGPUPackage ? 'tfjs-node-gpu' : 'tfjs-node';
}
