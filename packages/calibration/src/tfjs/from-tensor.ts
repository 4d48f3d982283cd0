import { InvalidArgumentError } from '../errors.js';
import { labelsFromArray } from '../inputs/from-rows.js';
import { type Logits, logits, type Probabilities, probabilities } from '../scores.js';
import { readTensor, type TensorLike } from './tensor.js';

/**
 * Logits from a `[n, k]` float32 tensor: what a model without a softmax at its end gives.
 *
 * Waits for the download without blocking, so it works on every backend, WebGPU included. The tensor is left alive and
 * may be disposed of afterwards. On the cpu backend the values are not copied.
 *
 * @throws InvalidArgumentError for another rank or dtype, and as `logits`
 */
export async function logitsFromTensor(tensor: TensorLike): Promise<Logits> {
  return logits(await matrix('logits', tensor));
}

/**
 * Probabilities from a `[n, k]` float32 tensor: what a model that ends in a softmax gives.
 *
 * @param options.tolerance as in `probabilities`
 * @throws InvalidArgumentError for another rank or dtype, and as `probabilities`
 */
export async function probabilitiesFromTensor(
  tensor: TensorLike,
  options: { tolerance?: number } = {},
): Promise<Probabilities> {
  return probabilities(await matrix('probabilities', tensor), options);
}

/**
 * Labels from a tensor of class indices `[n]` or of one-hot rows `[n, k]`, the two forms the losses of TensorFlow.js take.
 *
 * @throws InvalidArgumentError for values that are not class indices, or rows that are not one 1 among zeros
 */
export async function labelsFromTensor(tensor: TensorLike): Promise<Int32Array> {
  const values = await readTensor('labels', tensor, [1, 2], ['int32', 'float32', 'bool']);
  if (tensor.shape.length === 1) return labelsFromArray(values);
  const [n, k] = tensor.shape as [number, number];
  return Int32Array.from({ length: n }, (_, row) => hotIndex(values.subarray(row * k, (row + 1) * k), row));
}

async function matrix(thing: string, tensor: TensorLike) {
  const data = (await readTensor(thing, tensor, [2], ['float32'])) as Float32Array;
  const [n, k] = tensor.shape as [number, number];
  return { data, shape: [n, k] as const };
}

function hotIndex(row: Float32Array | Int32Array, index: number): number {
  const hot = row.indexOf(1);
  if (hot < 0 || row.some((value, j) => value !== (j === hot ? 1 : 0))) {
    throw new InvalidArgumentError(`row ${index} of labels`, Array.from(row), 'one 1 among zeros');
  }
  return hot;
}
