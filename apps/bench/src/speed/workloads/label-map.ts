import { frequencyMatrix, greedyLabelMap, optimalLabelMap } from '@reticket/reprogram';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { LabelMapMeasurement } from '../speed-measurement.js';
import { buildSpeedNetwork } from '../speed-model.js';
import { cyclicLabels } from './random-inputs.js';
import type { Workload } from './workload.js';

const mostTargetClasses = 100;
const shots = 16;
const seed = 3;

/**
 * Counts and assignment of a label map from the predictions of 16 images for each of up to 100 target classes. Half of
 * the images of a class are seen as one source class, the others as any.
 */
export function labelMapWorkload({ model, assignment }: LabelMapMeasurement): Workload {
  const sourceClasses = buildSpeedNetwork(model.asked).classes;
  const targetClasses = Math.min(mostTargetClasses, sourceClasses);
  const labels = cyclicLabels(targetClasses * shots, targetClasses);
  const generator = xoroshiro128plus(seed);
  const predictions = labels.map((label, image) =>
    Math.floor(image / targetClasses) % 2 === 0
      ? Math.floor((label * sourceClasses) / targetClasses)
      : uniformInt(generator, 0, sourceClasses - 1),
  );
  const assign = assignment === 'greedy' ? greedyLabelMap : optimalLabelMap;
  return {
    run: () => assign(frequencyMatrix(predictions, labels, { sourceClasses, targetClasses })),
    asynchronous: false,
    params: { images: labels.length, sourceClasses, targetClasses },
  };
}
