import { type TensorInput, toFloat32 } from '@reticket/safetensors';
import { CheckpointError } from '../errors.js';
import type { Tensor } from '../tensor.js';
import { quote } from './quote.js';

function toInt32(name: string, data: ArrayLike<number | bigint>): Int32Array {
  return Int32Array.from(data, (value) => {
    const integer = Number(value);
    if (integer !== Math.trunc(integer) || (integer | 0) !== integer) {
      throw new CheckpointError(`invalid element of ${quote(name)}: got ${value}, expected a 32-bit integer`);
    }
    return integer;
  });
}

/**
 * A tensor of the two element types that networks know: floats become float32, integers and booleans int32.
 *
 * @throws CheckpointError for an integer outside -2^31..2^31-1.
 */
export function toTensor(name: string, entry: TensorInput): Tensor {
  switch (entry.dtype) {
    case 'F64':
    case 'F32':
    case 'F16':
    case 'BF16':
      return { data: toFloat32(entry), shape: entry.shape };
    default:
      return { data: toInt32(name, entry.data), shape: entry.shape };
  }
}
