import type { TensorEntry, TensorInput } from '@reticket/safetensors';
import { TicketError } from '../errors.js';
import { byteLength, hasPadding, Mask, type Masks } from '../mask.js';
import type { ListedTensor } from './tensor-list.js';

/** The bits of all masks, one after the other, each from a whole byte on. */
export function packMasks(masked: readonly ListedTensor[], masks: Masks): TensorInput {
  const data = new Uint8Array(masked.reduce((total, { size }) => total + byteLength(size), 0));
  let offset = 0;
  for (const { name } of masked) {
    const bits = masks.get(name)!.toBits();
    data.set(bits, offset);
    offset += bits.length;
  }
  return { dtype: 'U8', shape: [data.length], data };
}

/** The inverse of {@link packMasks}, with the packed bits of each mask as a view. */
export function unpackMasks(
  masked: readonly ListedTensor[],
  { dtype, data }: TensorEntry,
): Map<string, { readonly mask: Mask; readonly bits: Uint8Array }> {
  if (dtype !== 'U8')
    throw new TicketError('RETICKET_TICKET_INVALID_TENSOR', 'dtype of "masks"', dtype, 'U8');
  const expected = masked.reduce((total, { size }) => total + byteLength(size), 0);
  if (data.length !== expected) {
    throw new TicketError(
      'RETICKET_TICKET_SIZE_MISMATCH',
      '"masks"',
      `${data.length} bytes`,
      `the ${expected} of its parameters`,
    );
  }
  let offset = 0;
  return new Map(
    masked.map(({ name, size }) => {
      const bits = data.subarray(offset, offset + byteLength(size));
      offset += bits.length;
      if (hasPadding(bits, size)) {
        throw new TicketError(
          'RETICKET_TICKET_INVALID_PADDING',
          `mask of "${name}"`,
          'a set unused bit',
          'unused bits of 0',
        );
      }
      return [name, { mask: Mask.fromBits(bits, size), bits }];
    }),
  );
}

/** What masks prune, and of how many weights. */
export function countPruned(masks: Iterable<Mask>): { zeros: number; prunableCount: number } {
  let zeros = 0;
  let prunableCount = 0;
  for (const { size, ones } of masks) {
    zeros += size - ones;
    prunableCount += size;
  }
  return { zeros, prunableCount };
}
