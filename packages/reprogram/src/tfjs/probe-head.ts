import { tensor1d, tensor2d, tidy, zeros } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { LinearProbe } from '../linear-probe/linear-probe.js';

/** A probe as a dense layer [n, width] -> logits [n, classes], its standardisation folded into the weights. */
export function probeHead({ weight, bias, mean, std, classes, width }: LinearProbe): layers.Layer {
  const kernel = new Float32Array(width * classes);
  const offset = Float64Array.from(bias);
  for (let label = 0; label < classes; label += 1) {
    for (let column = 0; column < width; column += 1) {
      const slope = weight[label * width + column]! / std[column]!;
      kernel[column * classes + label] = slope;
      offset[label] = offset[label]! - slope * mean[column]!;
    }
  }
  const head = layers.dense({ name: 'probe', units: classes, inputShape: [width] });
  tidy(() => {
    head.apply(zeros([1, width]));
    head.setWeights([tensor2d(kernel, [width, classes]), tensor1d(Float32Array.from(offset))]);
  });
  return head;
}
