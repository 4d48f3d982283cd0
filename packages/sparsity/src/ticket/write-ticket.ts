import { float16FromFloat32, type TensorInput, writeSafetensors } from '@reticket/safetensors';
import { InvalidArgumentError } from '../errors.js';
import type { FloatTensor } from '../weights.js';
import { contentHash, FORMAT, MASK_PREFIX } from './container.js';
import { encodeLineage } from './lineage.js';
import { checkTicket, type Ticket } from './ticket.js';

/** How {@link writeTicket} stores the weights. */
export interface WriteTicketOptions {
  /** `F32` (default) keeps every bit, `F16` halves the file and rounds to nearest, ties to even. */
  readonly dtype?: 'F32' | 'F16';
}

/**
 * Writes a ticket as a safetensors container:
 *
 * - weights under their own names, all F32 or all F16, so that any safetensors reader can use them;
 * - per mask a U8 tensor `mask.<name>` of packed bits (see `Mask`), and the number of its weights as the
 *   metadata string of the same key;
 * - metadata `format`, `formatVersion`, `lineage` (canonical JSON) and `contentHash` (see `readTicket`).
 *
 * Equal tickets give equal bytes. Writes the container twice, once for the hash: O(bytes).
 *
 * @throws {TicketError} if the ticket contradicts itself.
 * @throws {InvalidArgumentError} if a weight's name starts with `mask.` or a weight overflows F16.
 * @throws {SafetensorsError} if a shape does not match its data or a name cannot be stored.
 */
export function writeTicket(ticket: Ticket, { dtype = 'F32' }: WriteTicketOptions = {}): Uint8Array {
  if (dtype !== 'F32' && dtype !== 'F16') throw new InvalidArgumentError('dtype', dtype, 'F32 or F16');
  const metadata: Record<string, string> = { ...FORMAT, lineage: encodeLineage(ticket.lineage) };
  checkTicket(ticket);
  const tensors = new Map<string, TensorInput>();
  for (const [name, tensor] of ticket.weights) {
    if (name.startsWith(MASK_PREFIX)) {
      throw new InvalidArgumentError('weight name', name, `a name that does not start with ${MASK_PREFIX}`);
    }
    tensors.set(name, dtype === 'F16' ? halve(name, tensor) : { dtype, ...tensor });
  }
  for (const [name, mask] of ticket.masks) {
    const bits = mask.toBits();
    tensors.set(MASK_PREFIX + name, { dtype: 'U8', shape: [bits.length], data: bits });
    metadata[MASK_PREFIX + name] = String(mask.size);
  }
  metadata.contentHash = contentHash({ tensors, metadata });
  return writeSafetensors({ tensors, metadata });
}

function halve(name: string, { data, shape }: FloatTensor): TensorInput {
  const halves = float16FromFloat32(data);
  const index = halves.findIndex((half, i) => (half & 0x7fff) === 0x7c00 && Number.isFinite(data[i]));
  if (index !== -1) {
    throw new InvalidArgumentError(
      `weight of "${name}" at ${index}`,
      data[index],
      'a magnitude below 65520 for F16',
    );
  }
  return { dtype: 'F16', shape, data: halves };
}
