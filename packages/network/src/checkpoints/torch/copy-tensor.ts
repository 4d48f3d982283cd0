import type { TensorInput } from '@reticket/safetensors';
import { CheckpointError } from '../../errors.js';
import { elementCount } from '../../tensor.js';
import type { StoredTensor } from '../pickle/value.js';
import { bytesPerElement, emptyStorage, storageElements } from './storage-types.js';

/** Strides of a dense row-major array; axes of size 1 may have any. */
function isDense(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false;
    expected *= shape[axis]!;
  }
  return true;
}

/** Position in the storage of every element, in row-major order. */
function* positions({ offset, shape, strides }: StoredTensor): Generator<number> {
  const index = shape.map(() => 0);
  let position = offset;
  for (let left = elementCount(shape); left > 0; left -= 1) {
    yield position;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index[axis]! += 1;
      position += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      position -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
}

/**
 * The tensor as a dense row-major array, given the bytes of its whole storage. Dense tensors are views of the bytes
 * where the alignment allows; others are copied element by element.
 */
export function copyTensor(tensor: StoredTensor, bytes: Uint8Array): TensorInput {
  const { storage, offset, shape, strides } = tensor;
  const { dtype, view } = storage;
  const size = bytesPerElement(dtype);
  if (bytes.length !== storage.elements * size) {
    throw new CheckpointError(
      `invalid storage ${storage.key}: got ${bytes.length} bytes, expected ${storage.elements * size}`,
    );
  }
  const count = elementCount(shape);
  if (isDense(shape, strides)) {
    const start = (view.start + offset) * size;
    const data = storageElements(dtype, bytes.subarray(start, start + count * size));
    return { dtype, shape, data } as TensorInput;
  }
  const source = storageElements(dtype, bytes);
  const data = emptyStorage(dtype, count);
  let next = 0;
  for (const position of positions(tensor)) data[next++] = source[view.start + position]!;
  return { dtype, shape, data } as TensorInput;
}
