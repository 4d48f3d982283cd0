export type { ImportPackage } from './backends/import-package.js';
export type { TensorflowDevice } from './backends/register-tensorflow.js';
export type { WasmPaths } from './backends/register-wasm.js';
export * from './errors.js';
export { createTfjsEngine, type TfjsEngineOptions } from './tfjs-engine.js';
