import type { Network } from '@reticket/network';
import { bayesianLabelMap } from '../label-maps/bayesian-label-map.js';
import { FrequencyCounts } from '../label-maps/frequency-counts.js';
import { greedyLabelMap } from '../label-maps/greedy-label-map.js';
import type { LabelMapping } from '../label-maps/label-mapping.js';
import { manyToOneLabelMap } from '../label-maps/many-to-one-label-map.js';
import { optimalLabelMap } from '../label-maps/optimal-label-map.js';
import { ProbabilitySums } from '../label-maps/probability-matrix.js';
import type { Mapping } from './mapping.js';

/** Gathers what the source model sees in the training images, batch by batch, and makes a map of it. */
export interface MapEstimator {
  /** Adds images: their source logits [n, source classes] and labels [n]. */
  add(sourceLogits: Float32Array, labels: Int32Array): void;
  map(): LabelMapping;
}

export interface MapEstimatorOptions {
  readonly network: Pick<Network, 'classes'>;
  /** Target classes. */
  readonly classes: number;
  readonly mapping: Mapping;
}

/** An estimator that has seen nothing. A sum of source classes times target classes is all it holds. */
export function mapEstimator({ network, classes, mapping }: MapEstimatorOptions): MapEstimator {
  if (mapping.kind === 'bayesian-plus') {
    const sums = new ProbabilitySums(network.classes, classes, mapping.topK);
    return {
      add: (sourceLogits, labels) => sums.add(sourceLogits, labels),
      map: () => bayesianLabelMap(sums, mapping),
    };
  }
  const counts = new FrequencyCounts(network.classes, classes);
  return {
    add: (sourceLogits, labels) => counts.add(sourceLogits, labels),
    map: () => {
      if (mapping.kind === 'bayesian') return bayesianLabelMap(counts, mapping);
      if (mapping.kind === 'many-to-one') return manyToOneLabelMap(counts, mapping.perTarget);
      return mapping.assignment === 'greedy' ? greedyLabelMap(counts) : optimalLabelMap(counts);
    },
  };
}
