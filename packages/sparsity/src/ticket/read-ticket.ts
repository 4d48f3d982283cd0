import {
  type ReadLimits,
  readSafetensors,
  type Safetensors,
  type TensorEntry,
  toFloat32,
} from '@reticket/safetensors';
import { TicketError } from '../errors.js';
import { byteLength, hasPadding, Mask } from '../mask.js';
import type { FloatTensor } from '../weights.js';
import { contentHash, FORMAT, MASK_PREFIX } from './container.js';
import { decodeLineage } from './lineage.js';
import { checkTicket, type Ticket } from './ticket.js';

/** A ticket as read, with the hash by which its children name it. */
export interface StoredTicket extends Ticket {
  /** `sha256:` and 64 hex digits. */
  readonly contentHash: string;
  /** How the weights were stored. */
  readonly dtype: 'F32' | 'F16';
}

const TEXT_KEYS = ['format', 'formatVersion', 'lineage', 'contentHash'];

/**
 * Reads what `writeTicket` wrote. Strict: the content hash matches, nothing is missing and nothing is
 * left over, every mask has its weight, unused bits are 0, masking the weights changes no bit, and the
 * lineage agrees with the masks. The hash protects against damage, not against forgery.
 *
 * The arrays are copies; the maps come in the order of the file (names in code point order).
 *
 * @param limits passed on to `readSafetensors`.
 * @throws {TicketError} with a code that names the defect.
 */
export function readTicket(bytes: Uint8Array, limits?: ReadLimits): StoredTicket {
  const container = readContainer(bytes, limits);
  const { metadata } = container;
  for (const key of TEXT_KEYS) requireKey(metadata, key);
  for (const [key, expected] of Object.entries(FORMAT)) {
    if (metadata[key] !== expected) {
      throw new TicketError('RETICKET_TICKET_UNKNOWN_FORMAT', key, metadata[key], expected);
    }
  }
  const hash = checkHash(container);
  const { masks, weights, dtype } = readTensors(container);
  const ticket = { masks, weights, lineage: decodeLineage(metadata.lineage!), contentHash: hash, dtype };
  checkTicket(ticket);
  return ticket;
}

function readContainer(bytes: Uint8Array, limits: ReadLimits | undefined): Safetensors {
  try {
    return readSafetensors(bytes, limits);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new TicketError(
      'RETICKET_TICKET_INVALID_CONTAINER',
      'ticket file',
      reason,
      'a safetensors container',
      {
        cause,
      },
    );
  }
}

function requireKey(metadata: Readonly<Record<string, string>>, key: string): string {
  const value = metadata[key];
  if (value === undefined) {
    throw new TicketError('RETICKET_TICKET_MISSING_KEY', 'metadata', 'none', `the key "${key}"`);
  }
  return value;
}

function checkHash({ tensors, metadata: { contentHash: stored, ...metadata } }: Safetensors): string {
  const actual = contentHash({ tensors, metadata });
  if (stored !== actual)
    throw new TicketError('RETICKET_TICKET_HASH_MISMATCH', 'contentHash', stored, actual);
  return actual;
}

function readTensors({ tensors, metadata }: Safetensors): Pick<StoredTicket, 'masks' | 'weights' | 'dtype'> {
  const masks = new Map<string, Mask>();
  const weights = new Map<string, FloatTensor>();
  const keys = new Set(Object.keys(metadata));
  for (const key of TEXT_KEYS) keys.delete(key);
  let dtype: StoredTicket['dtype'] | undefined;
  for (const [name, entry] of tensors) {
    if (name.startsWith(MASK_PREFIX)) {
      masks.set(name.slice(MASK_PREFIX.length), readMask(name, entry, requireKey(metadata, name)));
      keys.delete(name);
    } else {
      dtype = checkDtype(name, entry, dtype);
      weights.set(name, { data: toFloat32(entry), shape: entry.shape });
    }
  }
  for (const key of keys) {
    throw new TicketError(
      'RETICKET_TICKET_UNEXPECTED_KEY',
      'metadata key',
      key,
      'one of a ticket of version 1',
    );
  }
  return { masks, weights, dtype: dtype ?? 'F32' };
}

function checkDtype(
  name: string,
  { dtype }: TensorEntry,
  others?: StoredTicket['dtype'],
): StoredTicket['dtype'] {
  if ((dtype !== 'F32' && dtype !== 'F16') || (others !== undefined && dtype !== others)) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_TENSOR',
      `dtype of "${name}"`,
      dtype,
      others ?? 'F32 or F16, the same for all weights',
    );
  }
  return dtype;
}

function readMask(name: string, { dtype, shape, data }: TensorEntry, count: string): Mask {
  const size = Number(count);
  if (!Number.isSafeInteger(size) || size < 0 || String(size) !== count) {
    throw new TicketError(
      'RETICKET_TICKET_SIZE_MISMATCH',
      `count of "${name}"`,
      count,
      'a non-negative integer',
    );
  }
  if (dtype !== 'U8' || shape.length !== 1) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_TENSOR',
      `"${name}"`,
      `${dtype} [${shape.join(', ')}]`,
      'U8 bytes',
    );
  }
  if (data.length !== byteLength(size)) {
    throw new TicketError(
      'RETICKET_TICKET_SIZE_MISMATCH',
      `"${name}"`,
      `${data.length} bytes`,
      `${byteLength(size)} for ${size} weights`,
    );
  }
  if (hasPadding(data, size)) {
    throw new TicketError(
      'RETICKET_TICKET_INVALID_PADDING',
      `"${name}"`,
      'a set unused bit',
      'unused bits of 0',
    );
  }
  return Mask.fromBits(data, size);
}
