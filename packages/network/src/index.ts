export { imagenetNormalization } from './architectures/normalization.js';
export { type ResnetCifarOptions, resnetCifar } from './architectures/resnet-cifar.js';
export type { Engine, Executable } from './engine.js';
export * from './errors.js';
export { differentiate } from './gradients/differentiate.js';
export type { Graph, Node, Program } from './graph/graph.js';
export { GraphBuilder } from './graph/graph-builder.js';
export { type GradientContext, type NoAttributes, noAttributes, type Operation } from './graph/operation.js';
export { removeDeadNodes } from './graph/remove-dead-nodes.js';
export {
  type InputSpec,
  type Network,
  networkInput,
  type ParameterRole,
  type ParameterSpec,
  prunableParameters,
  trainableParameters,
} from './network.js';
export { type ConvolutionOptions, type LinearOptions, NetworkBuilder } from './network-builder.js';
export { type AttributesOf, type OperationName, operations } from './ops/registry.js';
export { checkBoundWeights, checkRunInputs } from './programs/check-run-inputs.js';
export { parameterCount, programBytes, programMacs } from './programs/cost.js';
export { featuresProgram, type InferenceOptions, logitsProgram } from './programs/inference.js';
export {
  gradientOutput,
  type PromptedOptions,
  type PromptGraph,
  type PromptStepOptions,
  promptedLogitsProgram,
  promptStepProgram,
} from './programs/prompt.js';
export { statisticOutput, type TrainStepOptions, trainStepProgram } from './programs/train-step.js';
export {
  type DataType,
  elementCount,
  type FloatTensor,
  floatTensor,
  formatShape,
  intTensor,
  sameShape,
  type Tensor,
  typeOf,
  type ValueType,
  type Weights,
} from './tensor.js';
export { type BoundNetwork, foldBatchNorm } from './transforms/fold-batch-norm.js';
export { sumBatchEarly } from './transforms/sum-batch-early.js';
