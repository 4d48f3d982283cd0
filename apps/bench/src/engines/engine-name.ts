import { UnknownNameError } from '../errors.js';

/** Engines in the order in which `auto` prefers them. */
export const engineNames = ['onnx-cuda', 'onnx-webgpu', 'onnx-cpu', 'tfjs-wasm', 'tfjs-cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** @throws UnknownNameError listing the engines there are. */
export function parseEngineName(name: string): EngineName | 'auto' {
  if (name === 'auto' || (engineNames as readonly string[]).includes(name))
    return name as EngineName | 'auto';
  throw new UnknownNameError('engine', name, ['auto', ...engineNames]);
}

/** Whether an engine computes on a GPU, where a second worker only waits for the first. */
export function usesGpu(name: EngineName): boolean {
  return name === 'onnx-cuda' || name === 'onnx-webgpu';
}
