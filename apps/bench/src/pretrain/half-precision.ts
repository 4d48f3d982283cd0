import type { FloatTensor, Weights } from '@reticket/network';
import { float16FromFloat32, readSafetensors, toFloat32, writeSafetensors } from '@reticket/safetensors';

/** The bytes of a safetensors file that holds the weights in half precision. */
export function encodeHalfPrecision(weights: Weights): Uint8Array {
  const tensors = new Map(
    [...weights].map(([name, { data, shape }]) => [
      name,
      { dtype: 'F16' as const, shape, data: float16FromFloat32(data) },
    ]),
  );
  return writeSafetensors({ tensors });
}

/** The weights as they come back from such a file: what a user gets, and hence what is measured. */
export function decodeHalfPrecision(bytes: Uint8Array): Map<string, FloatTensor> {
  return new Map(
    [...readSafetensors(bytes).tensors].map(([name, entry]) => [
      name,
      { data: toFloat32(entry), shape: entry.shape },
    ]),
  );
}
