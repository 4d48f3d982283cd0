import { readSafetensors, type Safetensors, type TensorEntry, writeSafetensors } from '@reticket/safetensors';
import { type Lineage, prune, type Ticket, writeTicket } from '../../src/index.js';
import { contentHash } from '../../src/ticket/container.js';
import { vector } from '../helpers.js';

const dense = new Map([
  ['conv.weight', { data: Float32Array.of(0.5, -0.25, 2, -4, 0.125), shape: [5, 1] }],
  ['conv.bias', vector(1.5, -3)],
]);

/** A ticket of two arrays, one with a mask `1 0 1 1 0`; every value is exact in F16. */
export function smallTicket(lineage: Partial<Lineage> = {}): Ticket {
  const { masks, weights, pruning } = prune(dense, ['conv.weight'], {
    method: 'magnitude-global',
    sparsity: 0.36,
  });
  const origin = { source: 'small', parent: null, state: 2, round: 1, seed: null, command: null };
  return { masks, weights, lineage: { ...pruning, ...origin, ...lineage } };
}

/** What a forger may change: plain copies of tensors and metadata, before the hash is made. */
interface Forgery {
  readonly tensors: Map<string, TensorEntry>;
  readonly metadata: Record<string, string>;
}

/** The small ticket with a change and, unless the change sets one, a content hash that fits it. */
export function forge(change: (forgery: Forgery) => void): Uint8Array {
  const { tensors, metadata }: Safetensors = readSafetensors(writeTicket(smallTicket()));
  const { contentHash: _, ...unsigned } = metadata;
  const forgery: Forgery = { tensors, metadata: unsigned };
  change(forgery);
  const signed = { contentHash: contentHash(forgery), ...forgery.metadata };
  return writeSafetensors({ tensors, metadata: signed });
}

/** A change of the lineage JSON of {@link forge}. */
export function forgeLineage(change: (lineage: Record<string, unknown>) => void): Uint8Array {
  return forge(({ metadata }) => {
    const lineage = JSON.parse(metadata.lineage!) as Record<string, unknown>;
    change(lineage);
    metadata.lineage = JSON.stringify(lineage);
  });
}
