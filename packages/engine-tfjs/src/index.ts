export type { WasmPaths } from './backend.js';
export * from './errors.js';
export { createTfjsEngine, type TfjsEngineOptions } from './tfjs-engine.js';
