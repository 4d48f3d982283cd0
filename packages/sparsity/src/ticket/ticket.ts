import { TicketError } from '../errors.js';
import type { Masks } from '../mask.js';
import type { Weights } from '../weights.js';
import type { Lineage } from './lineage.js';

/** Masks, the weights with the masks applied (those of all parameters, pruned or not), and lineage. */
export interface Ticket {
  readonly masks: Masks;
  readonly weights: Weights;
  readonly lineage: Lineage;
}

/**
 * Checks what must hold of a ticket in memory and in a file alike: every mask has a weight of its size,
 * masking the weights changes no bit, and the counts of the lineage are those of the masks.
 *
 * @throws {TicketError}
 */
export function checkTicket({ masks, weights, lineage }: Ticket): void {
  let zeros = 0;
  let prunableCount = 0;
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
    zeros += mask.size - mask.ones;
    prunableCount += mask.size;
  }
  checkCounts(lineage, zeros, prunableCount, weights);
}

function checkCounts({ sparsity }: Lineage, zeros: number, prunableCount: number, weights: Weights): void {
  if (sparsity.zeros !== zeros || sparsity.prunableCount !== prunableCount) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_LINEAGE',
      'lineage.sparsity',
      `${sparsity.zeros} zeros of ${sparsity.prunableCount}`,
      `the ${zeros} of ${prunableCount} of the masks`,
    );
  }
  const stored = [...weights.values()].reduce((total, { data }) => total + data.length, 0);
  if (sparsity.wholeCount > stored) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_LINEAGE',
      'lineage.sparsity.wholeCount',
      sparsity.wholeCount,
      `at most the ${stored} of the weights`,
    );
  }
}
