import { tensor1d, tensor2d, tidy, zeros } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import {
  checkLabelMapping,
  type LabelMapping,
  labelWeightsOf,
  targetClassesOf,
} from '../label-maps/label-mapping.js';

/**
 * A label map as a frozen dense layer, source logits [n, S] -> target logits [n, K].
 *
 * @throws as `checkLabelMapping`.
 */
export function labelMapLayer(map: LabelMapping, sourceClasses: number): layers.Layer {
  checkLabelMapping(map, sourceClasses);
  const units = targetClassesOf(map);
  const { weights, bias } = labelWeightsOf(map, sourceClasses);
  const useBias = bias !== undefined;
  const layer = layers.dense({ name: 'label_map', units, useBias, trainable: false });
  tidy(() => {
    layer.apply(zeros([1, sourceClasses]));
    const kernel = tensor2d(weights, [sourceClasses, units]);
    layer.setWeights(bias ? [kernel, tensor1d(bias)] : [kernel]);
  });
  return layer;
}
