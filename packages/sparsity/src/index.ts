export type { Allocation, AllocationOptions } from './allocations/allocation.js';
export { globalAllocation, globalMasks } from './allocations/global.js';
export { layerAllocation, perLayerMasks } from './allocations/layer.js';
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
  MaskLostError,
  MissingGradientsError,
  NonFiniteError,
  TicketError,
  type TicketErrorCode,
} from './errors.js';
export { keptCount } from './kept-count.js';
export { Mask, type Masks } from './mask.js';
export { type PruneOptions, type PruneResult, type Pruning, prune } from './prune.js';
export { PRUNING_METHODS, type PruningMethod, pruningMethod } from './pruning-methods.js';
export { magnitudeScore, magnitudeScores } from './scores/magnitude.js';
export type { Score, Scores } from './scores/score.js';
export { type SparsityFigures, sparsityFigures } from './sparsity-figures.js';
export { sparsityOfState } from './state.js';
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
