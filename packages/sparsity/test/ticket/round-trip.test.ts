import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prune, readTicket, type Ticket, writeTicket } from '../../src/index.js';
import { tiedWeights } from '../arbitraries.js';
import { allFlags, expectError, vector } from '../helpers.js';
import { origin, smallTicket } from './tickets.js';

function expectSame(read: Ticket, written: Ticket): void {
  expect(read.lineage).toEqual(written.lineage);
  expect(allFlags(read.masks)).toEqual(allFlags(written.masks));
  expect(Object.fromEntries(read.weights)).toEqual(Object.fromEntries(written.weights));
}

describe('writeTicket and readTicket', () => {
  it('round-trip masks, weights, shapes and lineage', () => {
    const ticket = smallTicket({ command: 'reticket prune', seed: 7, parent: `sha256:${'0f'.repeat(32)}` });
    const read = readTicket(writeTicket(ticket));
    expectSame(read, ticket);
    expect(read.dtype).toBe('F32');
    expect(read.contentHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('round-trip any weights bit for bit, -0 among the kept', () => {
    fc.assert(
      fc.property(tiedWeights, (dense) => {
        const { masks, weights, pruning } = prune(dense, [...dense.keys()].slice(-2), {
          method: 'magnitude-uniform',
          sparsity: 0.4,
        });
        const lineage = { ...pruning, ...origin, state: null };
        const read = readTicket(writeTicket({ masks, weights, lineage }));
        expectSame(read, { masks, weights, lineage });
        for (const [name, mask] of read.masks) {
          expect(mask.firstUnmasked(read.weights.get(name)!.data)).toBe(-1);
        }
      }),
    );
  });

  it('round-trip F16 for weights that F16 holds', () => {
    const ticket = smallTicket();
    const read = readTicket(writeTicket(ticket, { dtype: 'F16' }));
    expectSame(read, ticket);
    expect(read.dtype).toBe('F16');
  });

  it('gives the same bytes for every order of the maps, other bytes for any other content', () => {
    const ticket = smallTicket();
    const reversed = { ...ticket, weights: new Map([...ticket.weights].reverse()) };
    expect(writeTicket(reversed)).toEqual(writeTicket(ticket));
    const hashes = [ticket, smallTicket({ seed: 1 })].map(
      (each) => readTicket(writeTicket(each)).contentHash,
    );
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('carries a dense ticket: no masks', () => {
    const figures = { asked: 0, prunable: 0, whole: 0, zeros: 0, prunableCount: 0, wholeCount: 7 };
    const { weights, lineage } = smallTicket({ sparsity: figures, state: 0, round: 0 });
    expect(readTicket(writeTicket({ masks: new Map(), weights, lineage })).masks.size).toBe(0);
  });
});

describe('writeTicket refuses', () => {
  const ticket = smallTicket();

  it('weights to which the masks are not applied', () => {
    const weights = new Map([...ticket.weights, ['conv.weight', vector(0.5, -0.25, 2, -4, 0)]]);
    expectError(
      () => writeTicket({ ...ticket, weights }),
      'RETICKET_TICKET_UNMASKED_WEIGHT',
      'invalid pruned weight of "conv.weight" at 1: got -0.25, expected 0',
    );
  });

  it('masks without a weight or of another size', () => {
    expectError(() => writeTicket({ ...ticket, weights: new Map() }), 'RETICKET_TICKET_MISSING_WEIGHT');
    const weights = new Map([['conv.weight', vector(1)]]);
    expectError(() => writeTicket({ ...ticket, weights }), 'RETICKET_TICKET_SIZE_MISMATCH');
  });

  it('a lineage that does not describe the masks', () => {
    const lineage = {
      ...ticket.lineage,
      sparsity: { ...ticket.lineage.sparsity, zeros: 1, prunable: 1 / 5, whole: 1 / 7 },
    };
    expectError(
      () => writeTicket({ ...ticket, lineage }),
      'RETICKET_TICKET_INVALID_LINEAGE',
      'invalid lineage.sparsity: got "1 zeros of 5", expected the 2 of 5 of the masks',
    );
  });

  it('a NaN or an infinity', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const weights = new Map([...ticket.weights, ['conv.bias', vector(0, value)]]);
      expectError(
        () => writeTicket({ ...ticket, weights }),
        'RETICKET_TICKET_NON_FINITE',
        `invalid value 1 of "conv.bias": got ${value}, expected a finite number`,
      );
    }
  });

  it('a shape that does not belong to its data', () => {
    const weights = new Map([...ticket.weights, ['conv.bias', { data: Float32Array.of(1, 2), shape: [3] }]]);
    expectError(() => writeTicket({ ...ticket, weights }), 'RETICKET_TICKET_SIZE_MISMATCH');
  });

  it('other dtypes', () => {
    expectError(() => writeTicket(ticket, { dtype: 'F64' as 'F32' }), 'RETICKET_INVALID_ARGUMENT');
  });
});
