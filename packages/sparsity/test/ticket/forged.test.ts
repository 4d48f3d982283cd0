import { describe, expect, it } from 'vitest';
import { readTicket, type TicketErrorCode } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { forge, forgeLineage } from './tickets.js';

type Change = Parameters<typeof forge>[0];

const MASK = 'mask.conv.weight';
const bytes = (...values: number[]) => ({
  dtype: 'U8' as const,
  shape: [values.length],
  data: Uint8Array.from(values),
});
const floats = (...values: number[]) => ({
  dtype: 'F32' as const,
  shape: [values.length],
  data: Float32Array.from(values),
});

const forgeries: [string, TicketErrorCode, Change][] = [
  ['another format', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.format = 'pt')],
  ['a later version', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.formatVersion = '2')],
  ['no format', 'RETICKET_TICKET_MISSING_KEY', ({ metadata }) => delete metadata.format],
  ['no lineage', 'RETICKET_TICKET_MISSING_KEY', ({ metadata }) => delete metadata.lineage],
  ['a mask without its count', 'RETICKET_TICKET_MISSING_KEY', ({ metadata }) => delete metadata[MASK]],
  ['another hash', 'RETICKET_TICKET_HASH_MISMATCH', ({ metadata }) => (metadata.contentHash = 'sha256:0')],
  ['an unknown key', 'RETICKET_TICKET_UNEXPECTED_KEY', ({ metadata }) => (metadata.note = 'x')],
  [
    'a prototype key',
    'RETICKET_TICKET_UNEXPECTED_KEY',
    ({ metadata }) => Object.assign(metadata, { constructor: 'x' }),
  ],
  ['a count without its mask', 'RETICKET_TICKET_UNEXPECTED_KEY', ({ tensors }) => tensors.delete(MASK)],
  [
    'a mask without its weight',
    'RETICKET_TICKET_MISSING_WEIGHT',
    ({ tensors }) => tensors.delete('conv.weight'),
  ],
  [
    'a mask of another size than its weight',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set('conv.weight', floats(0.5, 0, 2, -4)),
  ],
  ['too few mask bytes', 'RETICKET_TICKET_SIZE_MISMATCH', ({ metadata }) => (metadata[MASK] = '9')],
  [
    'too many mask bytes',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set(MASK, bytes(0b01101, 0)),
  ],
  ['a count that is no integer', 'RETICKET_TICKET_SIZE_MISMATCH', ({ metadata }) => (metadata[MASK] = '5.5')],
  ['a count written oddly', 'RETICKET_TICKET_SIZE_MISMATCH', ({ metadata }) => (metadata[MASK] = '05')],
  ['a negative count', 'RETICKET_TICKET_SIZE_MISMATCH', ({ metadata }) => (metadata[MASK] = '-5')],
  [
    'a set unused bit',
    'RETICKET_TICKET_INVALID_PADDING',
    ({ tensors }) => tensors.set(MASK, bytes(0b101101)),
  ],
  ['a mask of floats', 'RETICKET_TICKET_INVALID_TENSOR', ({ tensors }) => tensors.set(MASK, floats(1))],
  [
    'a mask of two dimensions',
    'RETICKET_TICKET_INVALID_TENSOR',
    ({ tensors }) => tensors.set(MASK, { ...bytes(0b01101), shape: [1, 1] }),
  ],
  [
    'integer weights',
    'RETICKET_TICKET_INVALID_TENSOR',
    ({ tensors }) => tensors.set('conv.bias', { dtype: 'I32', shape: [1], data: Int32Array.of(1) }),
  ],
  [
    'weights of two dtypes',
    'RETICKET_TICKET_INVALID_TENSOR',
    ({ tensors }) => tensors.set('conv.bias', { dtype: 'F16', shape: [1], data: Uint16Array.of(1) }),
  ],
  [
    'a pruned weight that is not 0',
    'RETICKET_TICKET_UNMASKED_WEIGHT',
    ({ tensors }) => tensors.set('conv.weight', floats(0.5, 1e-45, 2, -4, 0)),
  ],
  [
    'a pruned weight of -0',
    'RETICKET_TICKET_UNMASKED_WEIGHT',
    ({ tensors }) => tensors.set('conv.weight', floats(0.5, 0, 2, -4, -0)),
  ],
  [
    'a mask that the lineage does not count',
    'RETICKET_TICKET_INVALID_LINEAGE',
    ({ tensors }) => {
      tensors.set(MASK, bytes(0b11101));
    },
  ],
];

describe('readTicket refuses, though the hash fits,', () => {
  it.each(forgeries)('%s', (_, code, change) => {
    expectError(() => readTicket(forge(change)), code);
  });

  it('but not an unchanged ticket', () => {
    expect(readTicket(forge(() => {})).masks.size).toBe(1);
    expect(readTicket(forgeLineage(() => {})).masks.size).toBe(1);
  });
});
