import { type TensorInput, writeSafetensors } from '@reticket/safetensors';
import type { Weights } from '../weights.js';

/**
 * Weights as a plain safetensors file, zeros included, which PyTorch loads with `safetensors.torch.load_file`: every
 * array as F32 under its name, and the metadata `format: pt` that its readers look for. These are the bytes of
 * `safetensors.torch.save_file`. O(bytes).
 *
 * @param weights those of a ticket, for one.
 * @throws {SafetensorsError} if a shape does not match its data or a name cannot be stored.
 */
export function exportDense(weights: Weights): Uint8Array {
  const tensors = new Map(
    [...weights].map(([name, { data, shape }]): [string, TensorInput] => [
      name,
      { dtype: 'F32', shape, data },
    ]),
  );
  return writeSafetensors({ tensors, metadata: { format: 'pt' } });
}
