import { SoftmaxRegression } from '../linear-probe/softmax-regression.js';
import { standardizeRows } from '../linear-probe/standardization.js';
import { range } from '../random/shuffle.js';
import type { CrossEntropy, WeightedItems } from './cross-entropy.js';

/** Items at once: their logits and features stay in the cache. */
const itemsAtOnce = 128;

/** In plain JavaScript and double precision, block by block. */
export function hostCrossEntropy(items: WeightedItems): CrossEntropy {
  const { features, labels, divisors, classes, width, standardization } = items;
  const regression = new SoftmaxRegression({ classes, width, l2: 0, batchSize: itemsAtOnce }, Float64Array);
  const rows = range(labels.length);
  return {
    async differentiate(parameters, gradient) {
      regression.weight.set(parameters.subarray(0, classes * width));
      regression.bias.set(parameters.subarray(classes * width));
      const weightGradient = gradient.subarray(0, classes * width);
      const biasGradient = gradient.subarray(classes * width);
      let value = 0;
      for (let start = 0; start < labels.length; start += itemsAtOnce) {
        const end = Math.min(start + itemsAtOnce, labels.length);
        standardizeRows(features, width, standardization, rows.subarray(start, end), regression.x);
        value += regression.differentiate(
          labels.subarray(start, end),
          divisors.subarray(start, end),
        ).objective;
        addTo(weightGradient, regression.weightGradient);
        addTo(biasGradient, regression.biasGradient);
      }
      return value;
    },
    dispose: async () => {},
  };
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sums.length; index += 1) sums[index] = sums[index]! + values[index]!;
}
