import { UnknownNameError } from '../errors.js';

/** Engines in the order in which `auto` prefers them. */
export const engineNames = [
  'tfjs-node-gpu',
  'onnx-cuda',
  'onnx-webgpu',
  'onnx-cpu',
  'tfjs-node',
  'tfjs-webgpu',
  'tfjs-wasm',
  'tfjs-cpu',
] as const;
export type EngineName = (typeof engineNames)[number];

/** @throws UnknownNameError listing the engines there are. */
export function parseEngineName(name: string): EngineName | 'auto' {
  if (name === 'auto' || (engineNames as readonly string[]).includes(name))
    return name as EngineName | 'auto';
  throw new UnknownNameError('engine', name, ['auto', ...engineNames]);
}

const onGpu: ReadonlySet<EngineName> = new Set(['tfjs-node-gpu', 'onnx-cuda', 'onnx-webgpu', 'tfjs-webgpu']);

/** Whether an engine computes on a GPU, where a second worker only waits for the first. */
export function usesGpu(name: EngineName): boolean {
  return onGpu.has(name);
}

/** Whether the number of threads within one operation can be set. */
export function takesThreads(name: EngineName): boolean {
  return name === 'onnx-cpu' || name === 'tfjs-node';
}
