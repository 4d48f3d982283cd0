import { type SafetensorsInput, safetensorsPieces, type TensorInput } from '@reticket/safetensors';
import type { Weights } from '../weights.js';
import { sha256Hex } from './sha256.js';

/**
 * `sha256:` and the hex digest of a container as `writeSafetensors` writes it: it covers tensors, names and
 * metadata, and not the layout of a file.
 */
export function contentHash(container: SafetensorsInput): string {
  return `sha256:${sha256Hex(safetensorsPieces(container))}`;
}

/**
 * `sha256:` and the hex digest of weights, whatever file they came from and in whatever order: that of a safetensors
 * container of F32 tensors under their names, without metadata. O(bytes), without a copy.
 *
 * @throws {SafetensorsError} if a shape does not match its data or a name cannot be stored.
 */
export function weightsHash(weights: Weights): string {
  const tensors = new Map(
    [...weights].map(([name, { data, shape }]): [string, TensorInput] => [
      name,
      { dtype: 'F32', shape, data },
    ]),
  );
  return contentHash({ tensors });
}
