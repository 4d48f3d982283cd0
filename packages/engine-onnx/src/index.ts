export * from './errors.js';
export { type LoweredProgram, lowerProgram } from './lower-program.js';
export { encodeModel } from './onnx/encode-model.js';
export {
  createOnnxEngine,
  type OnnxEngine,
  type OnnxEngineOptions,
  type OnnxProvider,
  onnxProviders,
  type SessionThread,
  sessionThreads,
} from './onnx-engine.js';
