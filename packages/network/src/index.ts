export {
  type Architecture,
  type ArchitectureName,
  architectureByName,
  architectures,
} from './architectures/architectures.js';
export { imagenetNormalization } from './architectures/normalization.js';
export type { ArchitectureOptions } from './architectures/options.js';
export { resnet18, resnet34, resnet50 } from './architectures/resnet.js';
export { resnetCifar } from './architectures/resnet-cifar.js';
export { squeezenet1_0, squeezenet1_1 } from './architectures/squeezenet.js';
export {
  type VggOptions,
  vgg11,
  vgg11_bn,
  vgg16,
  vgg16_bn,
  vgg19,
  vgg19_bn,
} from './architectures/vgg.js';
export { bindWeights } from './checkpoints/bind-weights.js';
export type { CheckpointLimits } from './checkpoints/limits.js';
export { readCheckpoint } from './checkpoints/read-checkpoint.js';
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
export type { Rectangle } from './ops/rectangle.js';
export { type AttributesOf, type OperationName, operations } from './ops/registry.js';
export { checkBoundWeights, checkRunInputs } from './programs/check-run-inputs.js';
export { parameterCount, programMacs } from './programs/cost.js';
export { readoutInputs, readoutWidth, type StepReadout } from './programs/emit-readout.js';
export { checkMemory, fitBatch, memoryNeeded } from './programs/fit-memory.js';
export { featuresProgram, type InferenceOptions, logitsProgram } from './programs/inference.js';
export { type ProgramMemory, programMemory } from './programs/memory.js';
export { gradientOutput, statisticOutput } from './programs/output-names.js';
export {
  type PromptedOptions,
  type PromptGraph,
  type PromptStepOptions,
  promptedFeaturesProgram,
  promptedLogitsProgram,
  promptStepProgram,
  type TrainingPrompt,
} from './programs/prompt.js';
export {
  type StatisticCounts,
  statisticCounts,
  updateRunningStatistics,
} from './programs/running-statistics.js';
export { type TrainStepOptions, trainStepProgram } from './programs/train-step.js';
export type { SplitValue } from './shared-border/split-value.js';
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
export { adaptFirstConvolution, type InputConvention } from './transforms/adapt-first-convolution.js';
export { type BoundNetwork, foldBatchNorm } from './transforms/fold-batch-norm.js';
export { poolBeforeRelu } from './transforms/pool-before-relu.js';
export { replaceClassifier } from './transforms/replace-classifier.js';
export { sumBatchEarly } from './transforms/sum-batch-early.js';
