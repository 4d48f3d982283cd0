import type { TfjsEngineOptions } from '@reticket/engine-tfjs';
import type { Engine } from '@reticket/network';
import { engineFolder, importFromFolder } from './added-engine.js';
import type { EngineName } from './engine-name.js';

type TfjsEngineName = Extract<EngineName, `tfjs-${string}`>;

const tfjsBackends: Readonly<Record<TfjsEngineName, TfjsEngineOptions>> = {
  'tfjs-node-gpu': { backend: 'tensorflow', device: 'gpu' },
  'tfjs-webgpu': { backend: 'webgpu' },
  'tfjs-node': { backend: 'tensorflow', device: 'cpu' },
  'tfjs-wasm': { backend: 'wasm' },
  'tfjs-cpu': { backend: 'cpu' },
};

function isTfjs(name: EngineName): name is TfjsEngineName {
  return name in tfjsBackends;
}

/** TensorFlow reads these when it is loaded; what the user has set stays. */
function setTensorflowEnvironment(threads: number): void {
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  process.env.TF_NUM_INTEROP_THREADS ??= '1';
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '1';
}

async function openTfjs(name: TfjsEngineName, threads: number): Promise<Engine> {
  const { createTfjsEngine } = await import('@reticket/engine-tfjs');
  const options = tfjsBackends[name];
  if (name === 'tfjs-wasm' || name === 'tfjs-cpu') return createTfjsEngine(options);
  if (options.backend === 'tensorflow') setTensorflowEnvironment(threads);
  const importPackage = importFromFolder(engineFolder(name));
  return createTfjsEngine(importPackage === undefined ? options : { ...options, importPackage });
}

/**
 * Starts an engine. Each lives in a package of its own that is only loaded when asked for. Engines that `reticket add`
 * installed are loaded from their folder, others from beside `@reticket/engine-tfjs`.
 *
 * @param threads threads within one operation, >= 1; only ONNX Runtime's CPU provider and TensorFlow take more than one.
 * @throws whatever keeps the engine from starting: a missing package, library or device.
 */
export async function openEngine(name: EngineName, threads: number): Promise<Engine> {
  if (isTfjs(name)) return openTfjs(name, threads);
  const { createOnnxEngine } = await import('@reticket/engine-onnx');
  // Progress lives in another process. A process that exits while another of its threads is in native code aborts.
  const sessionThread = 'caller';
  if (name === 'onnx-cpu') return createOnnxEngine({ provider: 'cpu', threads, sessionThread });
  return createOnnxEngine({ provider: name === 'onnx-cuda' ? 'cuda' : 'webgpu', sessionThread });
}
