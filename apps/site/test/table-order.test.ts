import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeRows } from '../src/model/table-order.ts';

const row = (name: string, keys: Record<string, string>, filters: Record<string, string> = {}) => ({
  name,
  keys,
  filters,
});
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe('arrangeRows', () => {
  it('sorts numbers as numbers, in both directions', () => {
    const rows = [row('a', { x: '10' }), row('b', { x: '9' }), row('c', { x: '-1' })];
    expect(names(arrangeRows(rows, {}, 'x', 'asc'))).toEqual(['c', 'b', 'a']);
    expect(names(arrangeRows(rows, {}, 'x', 'desc'))).toEqual(['a', 'b', 'c']);
  });

  it('puts unknown values last in both directions', () => {
    const rows = [row('a', { x: '' }), row('b', { x: '1' }), row('c', {}), row('d', { x: '2' })];
    expect(names(arrangeRows(rows, {}, 'x', 'asc'))).toEqual(['b', 'd', 'a', 'c']);
    expect(names(arrangeRows(rows, {}, 'x', 'desc'))).toEqual(['d', 'b', 'a', 'c']);
  });

  it('keeps rows that match every filter', () => {
    const rows = [
      row('a', {}, { method: 'LP', shots: '1' }),
      row('b', {}, { method: 'VP', shots: '1' }),
      row('c', {}, { method: 'VP', shots: '4' }),
    ];
    expect(names(arrangeRows(rows, { method: 'VP', shots: '4' }, undefined, 'asc'))).toEqual(['c']);
    expect(names(arrangeRows(rows, { method: 'none' }, undefined, 'asc'))).toEqual([]);
  });

  it('never loses a row and leaves its input alone', () => {
    const rows = fc.array(
      fc.record({ x: fc.oneof(fc.constant(''), fc.integer().map(String), fc.string()) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('asc' as const, 'desc' as const), (keys, order) => {
        const input = keys.map((key, index) => row(String(index), key));
        const output = arrangeRows(input, {}, 'x', order);
        expect(names(output).sort()).toEqual(names(input).sort());
        expect(names(input)).toEqual(keys.map((_, index) => String(index)));
      }),
    );
  });
});
