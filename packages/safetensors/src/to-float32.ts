import type { TensorInput } from './entry.js';
import { SafetensorsError } from './errors.js';
import { float32FromBfloat16, float32FromFloat16 } from './float16.js';

/**
 * The elements of a floating-point tensor as 32-bit floats: F16 and BF16 exactly, F32 copied, F64 rounded
 * to nearest, ties to even (beyond the range to infinity). Always a new array, independent of the file.
 *
 * @throws {SafetensorsError} `RETICKET_SAFETENSORS_INVALID_ARGUMENT` for an integer or BOOL tensor.
 */
export function toFloat32(entry: TensorInput): Float32Array {
  switch (entry.dtype) {
    case 'F32':
      return entry.data.slice();
    case 'F64':
      return Float32Array.from(entry.data);
    case 'F16':
      return float32FromFloat16(entry.data);
    case 'BF16':
      return float32FromBfloat16(entry.data);
    default:
      throw new SafetensorsError(
        'RETICKET_SAFETENSORS_INVALID_ARGUMENT',
        `invalid dtype: got ${entry.dtype}, expected one of F64, F32, F16, BF16`,
      );
  }
}
