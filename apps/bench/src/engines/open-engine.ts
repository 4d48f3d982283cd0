import type { Engine } from '@reticket/network';
import type { EngineName } from './engine-name.js';

/**
 * Starts an engine. Each lives in a package of its own that is only loaded when asked for.
 *
 * @param threads threads within one operation, >= 1; only ONNX Runtime's CPU provider takes more than one.
 * @throws whatever keeps the engine from starting: a missing package, library or device.
 */
export async function openEngine(name: EngineName, threads: number): Promise<Engine> {
  if (name === 'tfjs-wasm' || name === 'tfjs-cpu') {
    const { createTfjsEngine } = await import('@reticket/engine-tfjs');
    return createTfjsEngine({ backend: name === 'tfjs-wasm' ? 'wasm' : 'cpu' });
  }
  const { createOnnxEngine } = await import('@reticket/engine-onnx');
  if (name === 'onnx-cpu') return createOnnxEngine({ provider: 'cpu', threads });
  return createOnnxEngine({ provider: name === 'onnx-cuda' ? 'cuda' : 'webgpu' });
}
