import { describe, expect, it } from 'vitest';
import { readTicket, type TicketErrorCode } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { type Forgery, forge, forgeJson } from './tickets.js';

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
const integers = { dtype: 'I32' as const, shape: [2], data: Int32Array.of(1, 2) };
const halves = { dtype: 'F16' as const, shape: [2], data: Uint16Array.of(1, 2) };

const forgeries: [string, TicketErrorCode, (forgery: Forgery) => void][] = [
  ['another format', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.format = 'pt')],
  ['version 1', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.formatVersion = '1')],
  ['a later version', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.formatVersion = '3')],
  ['another kind', 'RETICKET_TICKET_UNKNOWN_FORMAT', ({ metadata }) => (metadata.kind = 'recipe')],
  ['no format', 'RETICKET_TICKET_MISSING_KEY', ({ metadata }) => delete metadata.format],
  ['no lineage', 'RETICKET_TICKET_MISSING_KEY', ({ metadata }) => delete metadata.lineage],
  ['no masks', 'RETICKET_TICKET_MISSING_KEY', ({ tensors }) => tensors.delete('masks')],
  ['no values', 'RETICKET_TICKET_MISSING_KEY', ({ tensors }) => tensors.delete('values')],
  ['another hash', 'RETICKET_TICKET_HASH_MISMATCH', ({ metadata }) => (metadata.contentHash = 'sha256:0')],
  ['an unknown key', 'RETICKET_TICKET_UNEXPECTED_KEY', ({ metadata }) => (metadata.note = 'x')],
  [
    'a prototype key',
    'RETICKET_TICKET_UNEXPECTED_KEY',
    ({ metadata }) => Object.assign(metadata, { constructor: 'x' }),
  ],
  ['an unknown tensor', 'RETICKET_TICKET_UNEXPECTED_KEY', ({ tensors }) => tensors.set('fc', floats(1))],
  ['too few mask bytes', 'RETICKET_TICKET_SIZE_MISMATCH', ({ tensors }) => tensors.set('masks', bytes())],
  [
    'too many mask bytes',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set('masks', bytes(0b01101, 0)),
  ],
  [
    'fewer values than the masks keep',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set('values', floats(0.5, 2)),
  ],
  [
    'more values than the masks keep',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set('values', floats(0.5, 2, -4, 1)),
  ],
  [
    'fewer dense values than listed',
    'RETICKET_TICKET_SIZE_MISMATCH',
    ({ tensors }) => tensors.set('dense', floats(1.5)),
  ],
  [
    'a set unused bit',
    'RETICKET_TICKET_INVALID_PADDING',
    ({ tensors }) => tensors.set('masks', bytes(0b101101)),
  ],
  ['a mask of floats', 'RETICKET_TICKET_INVALID_TENSOR', ({ tensors }) => tensors.set('masks', floats(1))],
  ['integer weights', 'RETICKET_TICKET_INVALID_TENSOR', ({ tensors }) => tensors.set('values', integers)],
  ['dense halves', 'RETICKET_TICKET_INVALID_TENSOR', ({ tensors }) => tensors.set('dense', halves)],
  [
    'a kept NaN',
    'RETICKET_TICKET_NON_FINITE',
    ({ tensors }) => tensors.set('values', floats(0.5, Number.NaN, -4)),
  ],
  [
    'a dense infinity',
    'RETICKET_TICKET_NON_FINITE',
    ({ tensors }) => tensors.set('dense', floats(1, Number.NEGATIVE_INFINITY)),
  ],
  [
    'a mask that the lineage does not count',
    'RETICKET_TICKET_INVALID_LINEAGE',
    ({ tensors }) => {
      tensors.set('masks', bytes(0b11101));
      tensors.set('values', floats(0.5, 2, -4, 1));
    },
  ],
];

describe('readTicket refuses, though the hash fits,', () => {
  it.each(forgeries)('%s', (_, code, change) => {
    expectError(() => readTicket(forge(change)), code);
  });

  it('but not an unchanged ticket', () => {
    expect(readTicket(forge(() => {})).masks.size).toBe(1);
    expect(readTicket(forgeJson('lineage', () => {})).masks.size).toBe(1);
  });
});
