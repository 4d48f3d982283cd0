import { CheckpointImportError } from '../errors.js';
import { byteLength, Mask } from '../mask.js';
import type { CheckpointTensor } from './checkpoint-tensors.js';

/** Packs the elements that `keeps`. */
export function packMask(data: ArrayLike<number>, keeps: (value: number) => boolean): Mask {
  const bits = new Uint8Array(byteLength(data.length));
  for (let i = 0; i < data.length; i++) {
    if (keeps(data[i]!)) bits[i >> 3]! |= 1 << (i & 7);
  }
  return Mask.fromBits(bits, data.length);
}

/**
 * The mask that a tensor of zeros and ones is, of floats, integers or booleans.
 *
 * @throws {CheckpointImportError} `RETICKET_IMPORT_INVALID_MASK` for any other element.
 */
export function maskFromTensor(name: string, { data }: CheckpointTensor): Mask {
  const index = data.findIndex((value) => value !== 0 && value !== 1);
  if (index !== -1) {
    throw new CheckpointImportError(
      'RETICKET_IMPORT_INVALID_MASK',
      `mask of "${name}" at ${index}`,
      data[index],
      '0 or 1',
    );
  }
  return packMask(data, (value) => value === 1);
}
