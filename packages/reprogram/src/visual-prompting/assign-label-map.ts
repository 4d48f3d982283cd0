import { frequencyMatrix } from '../label-maps/frequency-matrix.js';
import { greedyLabelMap } from '../label-maps/greedy-label-map.js';
import type { LabelMap } from '../label-maps/label-map.js';
import { optimalLabelMap } from '../label-maps/optimal-label-map.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** The map that predictions for the training images suggest. */
export function assignLabelMap(
  sourcePredictions: Int32Array,
  { network, train, classes, mapping }: VisualPromptOptions,
): LabelMap {
  const frequency = frequencyMatrix(sourcePredictions, train.labels, {
    sourceClasses: network.classes,
    targetClasses: classes,
  });
  return mapping.assignment === 'greedy' ? greedyLabelMap(frequency) : optimalLabelMap(frequency);
}
