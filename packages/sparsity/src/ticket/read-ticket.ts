import { compareCodePoints, type TensorEntry } from '@reticket/safetensors';
import { TicketError } from '../errors.js';
import type { FloatTensor } from '../weights.js';
import { openContainer, type TicketLimits } from './container.js';
import { checkArchitecture, checkExpectedHashes, type ExpectedTicket } from './expected-ticket.js';
import { checkCounts } from './lineage.js';
import { countPruned, unpackMasks } from './packed-masks.js';
import { scatterKept, widenKept } from './packed-values.js';
import { type ListedTensor, totalSize } from './tensor-list.js';
import { checkStored, type Ticket } from './ticket.js';
import type { Upstream } from './upstream.js';

/** Limits, and what the ticket must be. */
export interface ReadTicketOptions extends TicketLimits {
  readonly expected?: ExpectedTicket;
}

/** A ticket as read, with the hash by which its children name it. */
export interface StoredTicket extends Ticket {
  readonly upstream: Upstream | null;
  /** `sha256:` and 64 hex digits. */
  readonly contentHash: string;
  /** How the kept weights were stored. */
  readonly dtype: 'F32' | 'F16';
}

/**
 * Reads what `writeTicket` wrote. Strict: the content hash matches, nothing is missing and nothing is left over, there
 * are as many values as the masks keep, unused bits are 0, every value is finite, and the lineage agrees with the masks.
 * Pruned weights are +0 by construction, since a file has no place for them. The hash protects against damage, not
 * against forgery.
 *
 * The arrays are copies; the maps are in the order of the file (names in code point order). O(bytes of the weights).
 *
 * @throws {TicketError} with a code that names the defect.
 */
export function readTicket(
  bytes: Uint8Array,
  { expected = {}, ...limits }: ReadTicketOptions = {},
): StoredTicket {
  const { list, lineage, upstream, tensors, contentHash } = openContainer('weights', bytes, limits);
  checkExpectedHashes({ contentHash, lineage }, expected);
  const arrays = [...list.masked, ...list.dense];
  if (expected.parameters) checkArchitecture(arrays, expected.parameters, { partial: false });
  const masks = unpackMasks(list.masked, tensors.get('masks')!);
  const counts = countPruned([...masks.values()].map(({ mask }) => mask));
  const stored = totalSize(arrays);
  checkCounts(lineage, { ...counts, stored });
  const values = requireTensor('values', tensors.get('values')!, {
    dtypes: ['F32', 'F16'],
    length: counts.prunableCount - counts.zeros,
  });
  const dense = requireTensor('dense', tensors.get('dense')!, {
    dtypes: ['F32'],
    length: stored - counts.prunableCount,
  });
  const weights = new Map([
    ...readMasked(list.masked, masks, widenKept(values.data)),
    ...readDense(list.dense, widenKept(dense.data)),
  ]);
  return {
    masks: new Map([...masks].map(([name, { mask }]) => [name, mask])),
    weights: new Map([...weights].sort(([a], [b]) => compareCodePoints(a, b))),
    lineage,
    upstream,
    contentHash,
    dtype: values.dtype,
  };
}

type StoredFloats = Extract<TensorEntry, { readonly dtype: 'F32' | 'F16' }>;

function requireTensor(
  name: string,
  tensor: TensorEntry,
  { dtypes, length }: { readonly dtypes: readonly StoredTicket['dtype'][]; readonly length: number },
): StoredFloats {
  if (!dtypes.some((dtype) => dtype === tensor.dtype)) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_TENSOR',
      `dtype of "${name}"`,
      tensor.dtype,
      dtypes.join(' or '),
    );
  }
  if (tensor.data.length !== length) {
    throw new TicketError(
      'RETICKET_TICKET_SIZE_MISMATCH',
      `"${name}"`,
      `${tensor.data.length} values`,
      `the ${length} of masks and list`,
    );
  }
  return tensor as StoredFloats;
}

function* readMasked(
  masked: readonly ListedTensor[],
  masks: ReturnType<typeof unpackMasks>,
  values: Float32Array,
): Generator<[string, FloatTensor]> {
  let offset = 0;
  for (const { name, shape, size } of masked) {
    const { mask, bits } = masks.get(name)!;
    const kept = values.subarray(offset, offset + mask.ones);
    offset += mask.ones;
    yield [name, { data: scatterKept(name, kept, bits, size), shape }];
  }
}

function* readDense(dense: readonly ListedTensor[], values: Float32Array): Generator<[string, FloatTensor]> {
  let offset = 0;
  for (const { name, shape, size } of dense) {
    const data = values.slice(offset, offset + size);
    checkStored(name, data);
    offset += size;
    yield [name, { data, shape }];
  }
}
