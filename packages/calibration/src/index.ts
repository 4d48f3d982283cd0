export { accuracy, topK } from './accuracy.js';
export { aurc } from './aurc.js';
export { type AceOptions, ace } from './binned/ace.js';
export { type ClasswiseOptions, classwiseEce } from './binned/classwise-ece.js';
export { debiasedEce } from './binned/debiased-ece.js';
export { type DebiasedOptions, debiasedRmsce } from './binned/debiased-rmsce.js';
export { type BinnedOptions, type EceOptions, ece, mce, rmsce } from './binned/ece.js';
export type { BinWeighting } from './binned/error-of-bins.js';
export type { CalibrationEvent } from './binned/event.js';
export type { EventTallyState } from './binned/event-tally.js';
export { type TopLabelOptions, topLabelEce } from './binned/top-label-ece.js';
export type { BinTallyState } from './binning/bin-tally.js';
export type { BinTotals } from './binning/bin-totals.js';
export {
  type BinConvention,
  type ClosedSide,
  type DistinctBins,
  distinctValues,
  type EdgeArithmetic,
  type EdgePrecision,
  type EqualMassBins,
  type EqualWidthBins,
  equalMass,
  equalWidth,
  type FixedConvention,
  type FixedEdgeBins,
  fixedEdges,
  type QuantileArithmetic,
  type QuantileBins,
  quantileEdges,
} from './binning/convention.js';
export type { Binning, BinningOptions } from './binning/resolve-binning.js';
export { brier } from './brier.js';
export { balancedAccuracy } from './classes/balanced-accuracy.js';
export { type ClassMetrics, classMetrics } from './classes/class-metrics.js';
export type { ConfidencePairs } from './confidence.js';
export { type CorpDecomposition, type CorpOptions, corpDecomposition } from './decompositions/corp.js';
export {
  type MurphyDecomposition,
  type MurphyOptions,
  murphyDecomposition,
} from './decompositions/murphy.js';
export {
  type TemperatureRefinement,
  type TemperatureRefinementOptions,
  temperatureRefinement,
} from './decompositions/temperature-refinement.js';
export { InvalidArgumentError, ScoreKindError } from './errors.js';
export { type EvaluateOptions, type Evaluation, evaluate } from './evaluate.js';
export type { EventOptions } from './event.js';
export { ExactSum } from './exact-sum.js';
export {
  labelsFromArray,
  logitsFromRows,
  probabilitiesFromRows,
  type ScoreRows,
} from './inputs/from-rows.js';
export { type IsotonicFit, type IsotonicInput, isotonicRegression } from './isotonic/isotonic-regression.js';
export { laplaceCalibrationError } from './kernels/laplace-calibration-error.js';
export { type LaplaceOptions, mmce } from './kernels/mmce.js';
export { type SkceOptions, skce } from './kernels/skce.js';
export { type LogitScale, logitScale, type MeanAndStd } from './logit-scale.js';
export { fitSourceTemperature, type SourceTemperatureFit } from './mapped/fit-source-temperature.js';
export type { LabelMap } from './mapped/label-map.js';
export { type Leftover, type MapOptions, mapLogits } from './mapped/map-logits.js';
export { mapProbabilities } from './mapped/map-probabilities.js';
export { nll } from './nll.js';
export { confidenceGap } from './overconfidence/confidence-gap.js';
export {
  type ConfidenceHistogram,
  confidenceHistogram,
  type HistogramBin,
} from './overconfidence/confidence-histogram.js';
export {
  type OverUnderConfidence,
  overconfidenceError,
  overUnderConfidence,
} from './overconfidence/overconfidence.js';
export { type Predictions, predictions } from './predictions.js';
export { type BinPreset, presets } from './presets.js';
export { mulberry32 } from './random/mulberry32.js';
export type { DiagonalAffine } from './recalibration/affine/diagonal-structure.js';
export {
  type DirichletOptions,
  type DirichletParameters,
  type DirichletVariant,
  dirichletCalibration,
} from './recalibration/affine/dirichlet-calibration.js';
export type { FullAffine } from './recalibration/affine/full-structure.js';
export { matrixScaling } from './recalibration/affine/matrix-scaling.js';
export type {
  L2,
  Odir,
  Regularisation,
  RegularisationOptions,
} from './recalibration/affine/regularisation.js';
export type { ScalarAffine } from './recalibration/affine/scalar-structure.js';
export { vectorScaling } from './recalibration/affine/vector-scaling.js';
export { type BbqOptions, bbq } from './recalibration/binary/bbq.js';
export {
  type BetaCalibrationOptions,
  type BetaMap,
  type BetaVariant,
  betaCalibration,
} from './recalibration/binary/beta-calibration.js';
export type { BinaryParameters, Strategy, StrategyOptions } from './recalibration/binary/binary-method.js';
export type { HistogramEdges } from './recalibration/binary/bins.js';
export { type EnirOptions, enir } from './recalibration/binary/enir.js';
export { type HistogramBinningOptions, histogramBinning } from './recalibration/binary/histogram-binning.js';
export type { InformationCriterion } from './recalibration/binary/information-criterion.js';
export { type IsotonicMap, isotonicCalibration } from './recalibration/binary/isotonic-calibration.js';
export {
  type PlattMap,
  type PlattScalingOptions,
  plattScaling,
} from './recalibration/binary/platt-scaling.js';
export {
  type ScalingBinningMap,
  type ScalingBinningOptions,
  scalingBinning,
} from './recalibration/binary/scaling-binning.js';
export type { StepFunction } from './recalibration/binary/step-function.js';
export {
  type CrossValidated,
  type CrossValidationOptions,
  crossValidated,
  type FoldOptions,
} from './recalibration/cross-validation/cross-validated.js';
export type { MeanEnsembleParameters } from './recalibration/cross-validation/mean-ensemble.js';
export { type Selection, selectRecalibrator } from './recalibration/cross-validation/select-recalibrator.js';
export { recalibratorFromJson } from './recalibration/from-json.js';
export type {
  FitNote,
  FitReport,
  FittedRecalibrator,
  Recalibrator,
  RecalibratorJson,
  ScoreKind,
  ScoresOf,
} from './recalibration/recalibrator.js';
export { type TemperatureParameters, temperatureScaling } from './recalibration/temperature-scaling.js';
export { type ReferenceEceOptions, referenceEce } from './reference-ece.js';
export {
  type BinIntervalOptions,
  type EmptyBin,
  type FilledBin,
  type ReliabilityBin,
  type ReliabilityOptions,
  reliability,
} from './reliability.js';
export { type Logits, logits, type Probabilities, probabilities, type ScoreInput } from './scores.js';
export { augrc } from './selective/augrc.js';
export { coverageAccuracyArea, selectiveAccuracy } from './selective/coverage-accuracy.js';
export { coverageAtRisk } from './selective/coverage-at-risk.js';
export { type ExcessAurcOptions, excessAurc } from './selective/excess-aurc.js';
export { type RiskCoveragePoint, riskCoverage } from './selective/risk-coverage.js';
export { entropy } from './sharpness/entropy.js';
export { brierSkillScore } from './skill/brier-skill-score.js';
export {
  type SmoothReliability,
  type SmoothReliabilityOptions,
  type SmoothReliabilityPoint,
  smoothReliability,
} from './smooth/smooth-reliability.js';
export {
  type BandPoint,
  type SmoothReliabilityBandOptions,
  smoothReliabilityBand,
} from './smooth/smooth-reliability-band.js';
export { type SmoothEceOptions, smoothEce } from './smooth-ece.js';
export { softmax } from './softmax.js';
export {
  BinnedAccumulator,
  type BinnedAccumulatorOptions,
  type BinnedAccumulatorState,
} from './streaming/binned-accumulator.js';
export { ConfidenceAccumulator, type StreamedEceOptions } from './streaming/confidence-accumulator.js';
export {
  MetricAccumulator,
  type MetricAccumulatorOptions,
  type MetricAccumulatorResult,
  type MetricAccumulatorState,
} from './streaming/metric-accumulator.js';
export {
  applyTemperature,
  fitTemperature,
  type TemperatureFit,
  type TemperatureOptions,
} from './temperature.js';
export { bootstrap } from './uncertainty/bootstrap.js';
export type { BootstrapInterval } from './uncertainty/bootstrap-interval.js';
export type { BootstrapOptions, ReplicateOptions } from './uncertainty/bootstrap-options.js';
export { clopperPearsonInterval } from './uncertainty/clopper-pearson.js';
export {
  type ConsistencyBand,
  type ConsistencyBandOptions,
  consistencyBands,
} from './uncertainty/consistency-bands.js';
export {
  countedClasswiseEce,
  countedDebiasedEce,
  countedDebiasedRmsce,
  countedEce,
  countedMce,
  countedRmsce,
} from './uncertainty/counted/binned-metrics.js';
export { countedMean } from './uncertainty/counted/mean-of-rows.js';
export {
  countedAccuracy,
  countedBrier,
  countedNll,
  countedTopK,
} from './uncertainty/counted/row-metrics.js';
export type { CountedMetric, Metric, PreparedMetric } from './uncertainty/counted-metric.js';
export { type McNemar, mcnemar } from './uncertainty/mcnemar.js';
export { type NullDistribution, nullDistribution } from './uncertainty/null-distribution.js';
export { type PairedBootstrap, pairedBootstrap } from './uncertainty/paired-bootstrap.js';
export {
  type RmsceInterval,
  type RmsceIntervalOptions,
  rmsceInterval,
} from './uncertainty/rmsce-interval.js';
export { wilsonInterval } from './uncertainty/wilson.js';
