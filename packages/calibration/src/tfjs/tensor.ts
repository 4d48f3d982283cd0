import { InvalidArgumentError } from '../errors.js';

/**
 * What this entry reads of a TensorFlow.js tensor. Tensors of every version and backend have it, so TensorFlow.js is
 * no dependency, not even an optional one.
 */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  data(): Promise<unknown>;
}

/** The values of a tensor of one of the ranks and types, checked before anything is downloaded. */
export async function readTensor(
  thing: string,
  tensor: TensorLike,
  ranks: readonly number[],
  dtypes: readonly string[],
): Promise<Float32Array | Int32Array> {
  if (typeof tensor?.data !== 'function' || !Array.isArray(tensor.shape)) {
    throw new InvalidArgumentError(thing, tensor, 'a tensor of TensorFlow.js');
  }
  if (!ranks.includes(tensor.shape.length)) {
    throw new InvalidArgumentError(`rank of ${thing}`, tensor.shape.length, ranks.join(' or '));
  }
  if (!dtypes.includes(tensor.dtype)) {
    throw new InvalidArgumentError(`dtype of ${thing}`, tensor.dtype, dtypes.join(' or '));
  }
  return (await tensor.data()) as Float32Array | Int32Array;
}
