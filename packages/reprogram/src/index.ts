export type { Augmentation } from './augmentation/augmentation.js';
export {
  type BlackBoxFit,
  type BlackBoxOptions,
  fitPromptBlackBox,
} from './black-box/fit-prompt-black-box.js';
export type { SpsaGains } from './black-box/spsa-gains.js';
export { type SpsaGcOptions, type SpsaStep, spsaGc } from './black-box/spsa-gc.js';
export * from './errors.js';
export type {
  FineTuningFit,
  FineTuningOptions,
  FineTuningState,
  KeptWeights,
} from './fine-tuning/fine-tuning.js';
export { fitFineTuning } from './fine-tuning/fit-fine-tuning.js';
export {
  type FineTunedPredictions,
  type PredictFineTunedOptions,
  predictFineTuned,
} from './fine-tuning/predict-fine-tuned.js';
export { decodeFineTuningState, encodeFineTuningState } from './fine-tuning/state-file.js';
export { byteImages } from './images/byte-images.js';
export type { ImageSource, LabelledImages } from './images/image-source.js';
export { selectImages } from './images/select-images.js';
export { type BayesianLabelMapOptions, bayesianLabelMap } from './label-maps/bayesian-label-map.js';
export { confusionTable } from './label-maps/confusion-table.js';
export { type FrequencyMatrix, frequencyMatrix, matchedCount } from './label-maps/frequency-matrix.js';
export { greedyLabelMap } from './label-maps/greedy-label-map.js';
export { type LabelMap, mapLogits } from './label-maps/label-map.js';
export { type LabelMapping, mapChurn } from './label-maps/label-mapping.js';
export { type LabelWeights, mixLogits } from './label-maps/label-weights.js';
export { manyToOneLabelMap } from './label-maps/many-to-one-label-map.js';
export { type MapQuality, mapQuality } from './label-maps/map-quality.js';
export { type OptimalLabelMapOptions, optimalLabelMap } from './label-maps/optimal-label-map.js';
export { type ProbabilityMatrix, ProbabilitySums } from './label-maps/probability-matrix.js';
export { type RandomLabelMapOptions, randomLabelMap } from './label-maps/random-label-map.js';
export {
  type ExtractFeaturesOptions,
  extractFeatures,
  type Features,
} from './linear-probe/extract-features.js';
export { fitLinearProbe, type LinearProbeOptions } from './linear-probe/fit-linear-probe.js';
export type { LinearProbe, LinearProbeFit, ProbeEpochRecord } from './linear-probe/linear-probe.js';
export { predictLinearProbe } from './linear-probe/predict-linear-probe.js';
export { type NearestNeighbourOptions, predictNearest } from './nearest-neighbours/predict-nearest.js';
export type { BorderParametrisation } from './prompts/border-pixels.js';
export { type ExpansivePromptOptions, expansivePrompt } from './prompts/expansive-prompt.js';
export { type LowRankPromptOptions, lowRankPrompt } from './prompts/low-rank-prompt.js';
export type { MaskLayers } from './prompts/mask-network.js';
export { type PadPromptOptions, padPrompt } from './prompts/pad-prompt.js';
export { fixedPatchPrompt, type PatchPromptOptions, randomPatchPrompt } from './prompts/patch-prompt.js';
export type { PatternOptions, PatternParametrisation } from './prompts/pattern.js';
export type {
  Bounds,
  GivenInputs,
  ImageShape,
  Prompt,
  PromptValues,
  PromptWindow,
  WindowedPrompt,
} from './prompts/prompt.js';
export { type ResizePromptOptions, resizePrompt } from './prompts/resize-prompt.js';
export { type SampleMaskPromptOptions, sampleMaskPrompt } from './prompts/sample-mask-prompt.js';
export type { Initial } from './prompts/trained-value.js';
export {
  type WatermarkCoverage,
  type WatermarkPromptOptions,
  watermarkPrompt,
} from './prompts/watermark-prompt.js';
export { type RandomGenerator, seededGenerator } from './random/seeded-generator.js';
export { type ApplyOptions, applyReprogramming } from './reprogramming/apply-reprogramming.js';
export { promptPng } from './reprogramming/prompt-png.js';
export { readReprogramming } from './reprogramming/read-reprogramming.js';
export type { Readout, Reprogramming } from './reprogramming/reprogramming.js';
export { writeReprogramming } from './reprogramming/write-reprogramming.js';
export type { ClassWeighting } from './ridge-probe/class-weights.js';
export {
  defaultRidges,
  fitRidgePath,
  type RidgePathFit,
  type RidgePathOptions,
  type RidgePathPoint,
} from './ridge-probe/fit-ridge-path.js';
export { fitRidgeProbe, type RidgeProbeOptions } from './ridge-probe/fit-ridge-probe.js';
export type { RidgeFitOptions } from './ridge-probe/ridge-fitter.js';
export type { RidgeProbeFit, RidgeSolution } from './ridge-probe/ridge-probe.js';
export type { ValidationScores } from './ridge-probe/validation-scores.js';
export { differenceHashes } from './shots/difference-hash.js';
export { drawFraction, type FractionOptions, type FractionSet } from './shots/draw-fraction.js';
export { drawShots, type ShotOptions, type ShotSet } from './shots/draw-shots.js';
export { findNearDuplicates, type NearDuplicate } from './shots/find-near-duplicates.js';
export { findOverlap, type Overlap, type OverlapPlace } from './shots/find-overlap.js';
export {
  splitValidation,
  type ValidationSplit,
  type ValidationSplitOptions,
} from './shots/split-validation.js';
export type { ReadoutDescription } from './trained-readout/describe-readout.js';
export { fitPromptAndReadout } from './trained-readout/fit-prompt-and-readout.js';
export type { PromptAndReadoutFit, PromptAndReadoutOptions } from './trained-readout/prompt-and-readout.js';
export type {
  HeadReadout,
  LinearReadout,
  ProbeStart,
  ReadoutOf,
  ReadoutTraining,
  TrainedReadout,
  UniformStart,
} from './trained-readout/trained-readout.js';
export { Adam, type AdamOptions } from './training/adam.js';
export { argMaxRows } from './training/arg-max.js';
export type { Budget, ScheduleKind } from './training/budget.js';
export { DivergedTrainingError } from './training/diverged-training-error.js';
export type { Optimizer, OptimizerChoice, OptimizerState } from './training/optimizer.js';
export { Sgd, type SgdOptions } from './training/sgd.js';
export type { TrainedState } from './training/trained-state.js';
export type { StepRecord, TrainedEpoch, TrainingOptions } from './training/training-options.js';
export type { Validation, ValidationRecord } from './training/validation.js';
export { fitVisualPrompt } from './visual-prompting/fit-visual-prompt.js';
export type {
  BayesianMapping,
  BayesianPlusMapping,
  ManyToOneMapping,
  MapOf,
  Mapping,
  MapRefresh,
  OneToOneMapping,
  WeightedMapping,
} from './visual-prompting/mapping.js';
export {
  type PredictPromptedOptions,
  type PromptedPredictions,
  predictPrompted,
} from './visual-prompting/predict-prompted.js';
export type { BestEpoch, TrainingState } from './visual-prompting/training-state.js';
export { decodeTrainingState, encodeTrainingState } from './visual-prompting/training-state-file.js';
export type {
  EpochRecord,
  PromptingOptions,
  PromptTrainingOptions,
  TrainedPrompt,
  VisualPromptFit,
  VisualPromptOptions,
} from './visual-prompting/visual-prompt.js';
