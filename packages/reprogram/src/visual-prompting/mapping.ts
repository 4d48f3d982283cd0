import type { LabelMap } from '../label-maps/label-map.js';
import type { LabelWeights } from '../label-maps/label-weights.js';

/** Whence a map that is made again after every epoch has what the source model sees. */
export interface MapRefresh {
  /**
   * The training pass of the epoch, which costs nothing (the default), or, as in the reference, a forward pass with the
   * values after it.
   */
  readonly refresh?: 'training-pass' | 'forward-pass';
}

/** Every target class has a source class of its own; at most as many target as source classes. */
export interface OneToOneMapping extends MapRefresh {
  /**
   * `random` (RLM): drawn once. `frequency` (FLM): by the source model's predictions with the untrained prompt, once.
   * `iterative` (ILM): by its predictions, again after every epoch.
   */
  readonly kind: 'random' | 'frequency' | 'iterative';
  /** How counts of predictions become a map: as in the reference, or the best one. Unused by `random`. */
  readonly assignment: 'greedy' | 'optimal';
}

/** BLM: `bayesianLabelMap` of counts of predictions, again after every epoch. Any numbers of classes. */
export interface BayesianMapping extends MapRefresh {
  readonly kind: 'bayesian';
  /** Laplace smoothing, >= 0; 1 by default. */
  readonly smoothing?: number;
}

/** BLM+: `bayesianLabelMap` of `ProbabilitySums`, again after every epoch. Any numbers of classes. */
export interface BayesianPlusMapping extends MapRefresh {
  readonly kind: 'bayesian-plus';
  /** Laplace smoothing, >= 0; 1 by default. */
  readonly smoothing?: number;
  /** Largest probabilities of each image that count, 1..source classes; as `ProbabilitySums` by default. */
  readonly topK?: number;
}

/** `manyToOneLabelMap` of counts of predictions, again after every epoch. */
export interface ManyToOneMapping extends MapRefresh {
  readonly kind: 'many-to-one';
  /** Source classes of each target class, >= 1; times the target classes at most the source classes. */
  readonly perTarget: number;
}

/** Label maps that mix source classes. */
export type WeightedMapping = BayesianMapping | BayesianPlusMapping | ManyToOneMapping;

/** How target classes get their source classes. */
export type Mapping = OneToOneMapping | WeightedMapping;

/** What a mapping makes. */
export type MapOf<M extends Mapping> = M extends OneToOneMapping ? LabelMap : LabelWeights;

export function isOneToOne(mapping: Mapping): mapping is OneToOneMapping {
  return ['random', 'frequency', 'iterative'].includes(mapping.kind);
}

/** Whether the map is made again after every epoch and with the final prompt. */
export function isRefreshed({ kind }: Mapping): boolean {
  return kind !== 'random' && kind !== 'frequency';
}
