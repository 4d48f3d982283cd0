import { readSafetensors, type Safetensors, type TensorEntry, writeSafetensors } from '@reticket/safetensors';
import { type Lineage, prune, type Ticket, type Upstream, writeTicket } from '../../src/index.js';
import { contentHash } from '../../src/ticket/content-hash.js';
import { vector } from '../helpers.js';

/** What the small ticket is pruned from. */
export const smallDense = new Map([
  ['conv.weight', { data: Float32Array.of(0.5, -0.25, 2, -4, 0.125), shape: [5, 1] }],
  ['conv.bias', vector(1.5, -3)],
]);

/** Where a ticket of a test comes from. */
export const origin = {
  source: 'small',
  parent: null,
  state: 2,
  round: 1,
  seed: null,
  data: null,
  steps: null,
  command: null,
};

export const upstream: Upstream = {
  dataset: 'cifar10',
  n: 10_000,
  interval: '95 % Wilson',
  top1: { value: 0.8605, low: 0.8535, high: 0.8672 },
  nll: { value: 0.41, low: null, high: null },
  ece: null,
  logitScale: { value: 4.5, low: 4.4, high: 4.6 },
};

/** A ticket of two arrays, one with a mask `1 0 1 1 0`; every value is exact in F16. */
export function smallTicket(lineage: Partial<Lineage> = {}): Ticket {
  const { masks, weights, pruning } = prune(smallDense, ['conv.weight'], {
    method: 'magnitude-global',
    sparsity: 0.36,
  });
  return { masks, weights, lineage: { ...pruning, ...origin, ...lineage } };
}

/** What a forger may change: plain copies of tensors and metadata, before the hash is made. */
export interface Forgery {
  readonly tensors: Map<string, TensorEntry>;
  readonly metadata: Record<string, string>;
}

/** A ticket file, that of the small ticket by default, with a change and, unless the change sets one, a hash that fits. */
export function forge(change: (forgery: Forgery) => void, file = writeTicket(smallTicket())): Uint8Array {
  const { tensors, metadata }: Safetensors = readSafetensors(file);
  const { contentHash: _, ...unsigned } = metadata;
  const forgery: Forgery = { tensors, metadata: unsigned };
  change(forgery);
  const signed = { contentHash: contentHash(forgery), ...forgery.metadata };
  return writeSafetensors({ tensors, metadata: signed });
}

/** A change of one JSON of the metadata in {@link forge}. */
export function forgeJson(
  key: 'lineage' | 'upstream' | 'list',
  change: (value: Record<string, unknown>) => void,
  file?: Uint8Array,
): Uint8Array {
  return forge(({ metadata }) => {
    const value = JSON.parse(metadata[key]!) as Record<string, unknown>;
    change(value);
    metadata[key] = JSON.stringify(value);
  }, file);
}
