export { type AllocationOptions, allocateMasks } from './allocate-masks.js';
export type { Allocation, Pool, PrunableParameter } from './allocations/allocation.js';
export { ALLOCATIONS, allocationNamed } from './allocations/allocation-registry.js';
export { erAllocation, erkAllocation } from './allocations/erdos-renyi.js';
export { allocationOfMasks, givenAllocation } from './allocations/given.js';
export { globalAllocation } from './allocations/global.js';
export { uniformAllocation } from './allocations/uniform.js';
export { collapsedLayers, type LayerDensity, layerDensities } from './analysis/layer-densities.js';
export { type MacsLeft, macsLeft } from './analysis/macs-left.js';
export { jaccardMatrix, nestedness } from './analysis/mask-overlap.js';
export { applyMasks } from './apply-masks.js';
export type { CheckpointTensor, CheckpointTensors } from './checkpoints/checkpoint-tensors.js';
export { exportDense } from './checkpoints/export-dense.js';
export {
  type ImportResult,
  importMaskedCheckpoint,
  type MaskedCheckpoint,
} from './checkpoints/import-masked-checkpoint.js';
export { importSparseCheckpoint } from './checkpoints/import-sparse-checkpoint.js';
export {
  CheckpointImportError,
  type CheckpointImportErrorCode,
  InvalidArgumentError,
  InvalidMaskError,
  LayerCollapseError,
  MaskLostError,
  MissingGradientsError,
  NonFiniteError,
  TicketError,
  type TicketErrorCode,
} from './errors.js';
export type { GradientSource } from './gradients/gradient-source.js';
export type { Gradients } from './gradients/gradients.js';
export { hessianGradientProduct } from './gradients/hessian-gradient-product.js';
export { keptCount } from './kept-count.js';
export { Mask, type Masks } from './mask.js';
export { type PruneOptions, type PruneResult, type Pruning, prune } from './prune.js';
export { type PruneInRoundsOptions, pruneInRounds } from './prune-in-rounds.js';
export { PRUNING_METHODS, type PruningMethod, pruningMethod } from './pruning-methods.js';
export type { Schedule } from './schedules/schedule.js';
export {
  cubicSchedule,
  exponentialSchedule,
  linearSchedule,
  oneShotSchedule,
  SCHEDULES,
  scheduleNamed,
} from './schedules/schedules.js';
export { graspScore } from './scores/grasp.js';
export { lampScore } from './scores/lamp.js';
export { magnitudeScore } from './scores/magnitude.js';
export { obsScore } from './scores/obs.js';
export { randomScore } from './scores/random.js';
export type { Evidence, Score, ScoreContext, Scores } from './scores/score.js';
export { SCORES, scoreNamed } from './scores/score-registry.js';
export { snipScore } from './scores/snip.js';
export { synflowScore } from './scores/synflow.js';
export { taylorScore } from './scores/taylor.js';
export { type SparsityFigures, sparsityFigures } from './sparsity-figures.js';
export { sparsityOfState } from './state.js';
export { blockStructure } from './structures/block.js';
export { channelStructure } from './structures/channel.js';
export { nOfMStructure } from './structures/n-of-m.js';
export type { AllocationInput, Structure } from './structures/structure.js';
export { structureNamed } from './structures/structure-registry.js';
export { type UnitLayout, unitStructure } from './structures/units.js';
export { unstructured } from './structures/unstructured.js';
export type { TicketLimits } from './ticket/container.js';
export { weightsHash } from './ticket/content-hash.js';
export type { ExpectedTicket } from './ticket/expected-ticket.js';
export type { Lineage } from './ticket/lineage.js';
export { type ReadTicketOptions, readTicket, type StoredTicket } from './ticket/read-ticket.js';
export { type Recipe, readRecipe, ticketFromRecipe, writeRecipe } from './ticket/recipe.js';
export type { Ticket } from './ticket/ticket.js';
export type { Figure, Upstream } from './ticket/upstream.js';
export { type WriteTicketOptions, writeTicket } from './ticket/write-ticket.js';
export { type AcdcOptions, acdc } from './training/acdc.js';
export { type GradualPruningOptions, gradualPruning } from './training/gradual-pruning.js';
export {
  type IterativePruningOptions,
  iterativePruning,
  type Retraining,
} from './training/iterative-pruning.js';
export {
  beginMasked,
  checkMasked,
  denseMasks,
  type MaskedState,
  maskTraining,
} from './training/masked-state.js';
export type { MaskedTrainer } from './training/masked-trainer.js';
export { randomMasksLike } from './training/random-masks.js';
export { type MovingOptions, rigl } from './training/rigl.js';
export { type SetOptions, set } from './training/set.js';
export type { SparseMethod } from './training/sparse-method.js';
export { decodeMaskedState, encodeMaskedState } from './training/state-file.js';
export { staticSparsity } from './training/static-sparsity.js';
export { type TrainMaskedOptions, trainMasked } from './training/train-masked.js';
export type { TrainingState } from './training/training-state.js';
export type { FloatTensor, Weights } from './weights.js';
