export type { Compared } from './aggregate/arms.js';
export {
  type ArmComparison,
  type ArmDifference,
  armAverage,
  armDifference,
  type ComparedSetting,
  compareArms,
} from './aggregate/compare-arms.js';
export { type Adapted, methodLabels, methodOption } from './aggregate/method-labels.js';
export { type SeedGroup, seedGroups, valuesBySeed } from './aggregate/seed-groups.js';
export {
  collapsedMultipleOfChance,
  collapsedShareOfDense,
  isSourceCollapsed,
} from './aggregate/source-collapsed.js';
export { canonicalJson, type JsonValue } from './canonical-json.js';
export { cellId } from './cell-id.js';
export { InvalidArgumentError, InvalidRunError } from './errors.js';
export { type MetricKey, metricCatalogue } from './metric-catalogue.js';
export { parseRun, parseRunText } from './parse-run.js';
export { runJsonSchema } from './run-json-schema.js';
export type { Artifacts, LabelMapEntry, PromptPicture } from './schema/artifacts.js';
export type {
  AdaptationMethod,
  Cell,
  CellStatus,
  DatasetInfo,
  MeasuredCell,
  Shots,
  SourceModel,
  TicketInfo,
  UnmeasuredCell,
  Upstream,
} from './schema/cell.js';
export type { Curves, ReliabilityBin, TrainingPoint } from './schema/curves.js';
export { runLimits } from './schema/limits.js';
export type { Metric, MetricDirection, MetricUnit } from './schema/metric.js';
export type { Config, Machine, Source } from './schema/origin.js';
export type { MeasuredPerf, PerfFigure, UnmeasuredPerf } from './schema/perf.js';
export type { Run } from './schema/run.js';
export {
  type Interval,
  meanInterval,
  pairedDifferenceInterval,
  type SeedValues,
} from './statistics/interval.js';
export { mean, standardDeviation } from './statistics/moments.js';
export { type Contender, type Ranked, rankTies } from './statistics/rank-ties.js';
