export {
  ExecutableStateError,
  InvalidArgumentError,
  OnnxEngineError,
  ProviderUnavailableError,
} from './errors.js';
export { type LoweredProgram, lowerProgram } from './lower-program.js';
export { encodeModel } from './onnx/encode-model.js';
export { createOnnxEngine, type OnnxEngineOptions, type OnnxProvider, onnxProviders } from './onnx-engine.js';
