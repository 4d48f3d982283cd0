import { elementCount, type FloatTensor, floatTensor, intTensor, type Tensor } from '@reticket/network';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded values of a shape, even between -bound and bound or, without one, between 0 and 1 as pixels are. */
export function randomTensor(shape: readonly number[], bound?: number, seed = 2): FloatTensor {
  const generator = xoroshiro128plus(seed);
  const data = new Float32Array(elementCount(shape));
  for (let index = 0; index < data.length; index += 1) {
    const value = uniformFloat64(generator);
    data[index] = bound === undefined ? value : bound * (2 * value - 1);
  }
  return floatTensor(data, shape);
}

/** Labels 0, 1, ..., classes - 1, 0, ... of a batch. */
export function cyclicLabels(count: number, classes: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index % classes);
}

/** Inputs of a step that every labelled batch has. */
export function labelledBatch(batch: number, classes: number): Readonly<Record<string, Tensor>> {
  return {
    labels: intTensor(cyclicLabels(batch, classes)),
    itemWeights: floatTensor(new Float32Array(batch).fill(1 / batch), [batch]),
  };
}
