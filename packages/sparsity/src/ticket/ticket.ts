import { TicketError } from '../errors.js';
import type { Masks } from '../mask.js';
import type { Weights } from '../weights.js';
import { checkCounts, type Lineage } from './lineage.js';
import { countPruned } from './packed-masks.js';
import { elementCount } from './tensor-list.js';
import type { Upstream } from './upstream.js';

/** Masks, the weights with the masks applied (those of all parameters, pruned or not), and lineage. */
export interface Ticket {
  readonly masks: Masks;
  readonly weights: Weights;
  readonly lineage: Lineage;
  /** How good it is on the data of its source model; absent or `null` where nobody has measured it. */
  readonly upstream?: Upstream | null;
}

/**
 * Checks what must hold of every ticket: shapes are those of the arrays, every weight is finite, every mask has a
 * weight of its size, masking the weights changes no bit, and the counts of the lineage are those of the masks. O(n).
 *
 * @throws {TicketError}
 */
export function checkTicket({ masks, weights, lineage }: Ticket): void {
  let stored = 0;
  for (const [name, { data, shape }] of weights) {
    if (elementCount(shape) !== data.length) {
      throw new TicketError(
        'RETICKET_TICKET_SIZE_MISMATCH',
        `shape of "${name}"`,
        `[${shape.join(', ')}]`,
        `a product of ${data.length}`,
      );
    }
    checkStored(name, data);
    stored += data.length;
  }
  for (const [name, mask] of masks) {
    const tensor = weights.get(name);
    if (tensor === undefined) {
      throw new TicketError('RETICKET_TICKET_MISSING_WEIGHT', 'mask', name, 'a weight of the same name');
    }
    if (tensor.data.length !== mask.size) {
      throw new TicketError(
        'RETICKET_TICKET_SIZE_MISMATCH',
        `mask size of "${name}"`,
        mask.size,
        `the ${tensor.data.length} of its weight`,
      );
    }
    const index = mask.firstUnmasked(tensor.data);
    if (index !== -1) {
      throw new TicketError(
        'RETICKET_TICKET_UNMASKED_WEIGHT',
        `pruned weight of "${name}" at ${index}`,
        Object.is(tensor.data[index], -0) ? '-0' : tensor.data[index],
        '0',
      );
    }
  }
  checkCounts(lineage, { ...countPruned(masks.values()), stored });
}

/** @throws {TicketError} `RETICKET_TICKET_NON_FINITE` for a NaN or an infinity among stored values. */
export function checkStored(name: string, values: Float32Array): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new TicketError(
        'RETICKET_TICKET_NON_FINITE',
        `value ${i} of "${name}"`,
        values[i],
        'a finite number',
      );
    }
  }
}
