export { type PruneModelOptions, pruneModel } from './prune-model.js';
export type { PrunedModel } from './pruned-model.js';
