import { CheckpointError } from '../../errors.js';
import { describe, type PickleValue, Storage, StoredTensor, Tuple } from '../pickle/value.js';

function isCount(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function counts(thing: string, value: PickleValue | undefined): readonly number[] {
  if (!(value instanceof Tuple) || !value.items.every(isCount)) {
    throw new CheckpointError(
      `invalid tensor ${thing}: got ${describe(value)}, expected a tuple of integers >= 0`,
    );
  }
  return value.items as readonly number[];
}

/**
 * `torch._utils._rebuild_tensor(storage, offset, size, stride)` and `_rebuild_tensor_v2`, whose further arguments
 * (`requires_grad`, hooks) say nothing about the values.
 *
 * @throws CheckpointError when the tensor does not lie within its storage.
 */
export function rebuildTensor([storage, offset, size, stride]: readonly PickleValue[]): StoredTensor {
  if (!(storage instanceof Storage)) {
    throw new CheckpointError(`invalid tensor: got ${describe(storage)}, expected a storage`);
  }
  if (!isCount(offset)) {
    throw new CheckpointError(`invalid tensor offset: got ${describe(offset)}, expected an integer >= 0`);
  }
  const shape = counts('size', size);
  const strides = counts('stride', stride);
  if (shape.length !== strides.length) {
    throw new CheckpointError(
      `invalid tensor: got ${shape.length} sizes and ${strides.length} strides, expected as many`,
    );
  }
  const last = shape.reduce((position, count, axis) => position + (count - 1) * strides[axis]!, offset);
  if (!shape.includes(0) && last >= storage.view.length) {
    throw new CheckpointError(
      `invalid tensor: got an element at ${last}, expected one of the ${storage.view.length} of its storage`,
    );
  }
  return new StoredTensor(storage, offset, shape, strides);
}
