import type { TensorInput } from '@reticket/safetensors';
import { InvalidArgumentError } from '../errors.js';
import type { FloatTensor } from '../weights.js';
import { sealContainer } from './container.js';
import { packMasks } from './packed-masks.js';
import { gatherKept, halveKept } from './packed-values.js';
import { type ListedTensor, listTensors } from './tensor-list.js';
import { checkTicket, type Ticket } from './ticket.js';

/** How {@link writeTicket} stores the kept weights. */
export interface WriteTicketOptions {
  /**
   * `F32` (default) keeps every bit. `F16` takes half the space for the kept weights of masked parameters and rounds
   * them to nearest, ties to even; none becomes 0 (from 2^-25 down: 2^-24 of its sign). Other arrays stay F32.
   */
  readonly dtype?: 'F32' | 'F16';
}

/**
 * Writes a ticket as a safetensors container, without its zeros:
 *
 * - `masks`, U8: the packed bits of all masks (see `Mask`), each from a whole byte on;
 * - `values`, F32 or F16: the kept weights of all masks, in order;
 * - `dense`, F32: the arrays without a mask;
 * - metadata `format`, `formatVersion`, `kind`, `list` (names and shapes), `lineage`, `upstream` and `contentHash`.
 *
 * Equal tickets give equal bytes, whatever the order of the maps. Nothing is written to a disk here, so nothing can be
 * left half written. O(bytes of the weights).
 *
 * @throws {TicketError} if the ticket contradicts itself or holds a NaN or an infinity.
 * @throws {InvalidArgumentError} if a kept weight overflows F16.
 */
export function writeTicket(ticket: Ticket, { dtype = 'F32' }: WriteTicketOptions = {}): Uint8Array {
  if (dtype !== 'F32' && dtype !== 'F16') throw new InvalidArgumentError('dtype', dtype, 'F32 or F16');
  checkTicket(ticket);
  const { masks, weights, lineage, upstream = null } = ticket;
  const listed = listTensors(weights);
  const masked = listed.filter(({ name }) => masks.has(name));
  const dense = listed.filter(({ name }) => !masks.has(name));
  const kept = masked.map(({ name }) => {
    const mask = masks.get(name)!;
    return gatherKept(weights.get(name)!.data, mask.toBits(), mask.ones);
  });
  const tensors = new Map<string, TensorInput>([
    ['masks', packMasks(masked, masks)],
    ['values', dtype === 'F32' ? joinFloats(kept) : joinHalves(masked, kept)],
    ['dense', joinFloats(dense.map(({ name }) => (weights.get(name) as FloatTensor).data))],
  ]);
  return sealContainer('weights', { lineage, upstream }, { list: { masked, dense }, tensors });
}

function joinFloats(arrays: readonly Float32Array[]): TensorInput {
  const data = new Float32Array(totalLength(arrays));
  let offset = 0;
  for (const array of arrays) {
    data.set(array, offset);
    offset += array.length;
  }
  return { dtype: 'F32', shape: [data.length], data };
}

function joinHalves(masked: readonly ListedTensor[], arrays: readonly Float32Array[]): TensorInput {
  const data = new Uint16Array(totalLength(arrays));
  let offset = 0;
  arrays.forEach((array, i) => {
    data.set(halveKept(masked[i]!.name, array), offset);
    offset += array.length;
  });
  return { dtype: 'F16', shape: [data.length], data };
}

function totalLength(arrays: readonly Float32Array[]): number {
  return arrays.reduce((total, { length }) => total + length, 0);
}
