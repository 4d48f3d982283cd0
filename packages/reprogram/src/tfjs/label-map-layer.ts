import { tensor2d, tidy, zeros } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import {
  checkLabelMapping,
  isLabelWeights,
  type LabelMapping,
  targetClassesOf,
} from '../label-maps/label-mapping.js';

/**
 * A label map as a frozen dense layer, source logits [n, S] -> target logits [n, K].
 *
 * @throws as `checkLabelMapping`.
 */
export function labelMapLayer(map: LabelMapping, sourceClasses: number): layers.Layer {
  checkLabelMapping(map, sourceClasses);
  const classes = targetClassesOf(map);
  const layer = layers.dense({ name: 'label_map', units: classes, useBias: false, trainable: false });
  tidy(() => {
    layer.apply(zeros([1, sourceClasses]));
    layer.setWeights([tensor2d(kernelOf(map, sourceClasses), [sourceClasses, classes])]);
  });
  return layer;
}

/** [S, K], of zeros and ones for a one-to-one map. */
function kernelOf(map: LabelMapping, sourceClasses: number): Float32Array {
  if (isLabelWeights(map)) return map.weights;
  const kernel = new Float32Array(sourceClasses * map.length);
  map.forEach((source, target) => {
    kernel[source * map.length + target] = 1;
  });
  return kernel;
}
