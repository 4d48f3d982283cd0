import { describe, expect, it } from 'vitest';
import { readQuery, writeQuery } from '../src/model/query-state.ts';

const names = ['dataset', 'method'];
const columns = ['top1', 'ece'];

describe('query state', () => {
  it('comes back from the address it is written to', () => {
    const state = {
      filters: { dataset: 'fashion-mnist', method: 'VP, map ilm' },
      sort: 'top1',
      order: 'desc' as const,
    };
    const query = writeQuery('', names, state);
    expect(query).toBe('?dataset=fashion-mnist&method=VP%2C+map+ilm&sort=top1&order=desc');
    expect(readQuery(query, names, columns)).toEqual(state);
  });

  it('is nothing for the state a page starts in, and keeps what others put there', () => {
    const start = readQuery('', names, columns);
    expect(start).toEqual({ filters: {}, sort: undefined, order: 'asc' });
    expect(writeQuery('?dataset=gtsrb', names, start)).toBe('');
    expect(writeQuery('?calibration=nll&dataset=gtsrb', names, start)).toBe('?calibration=nll');
  });

  it('ignores columns and orders that do not exist', () => {
    expect(readQuery('?sort=__proto__&order=up', names, columns)).toEqual({
      filters: {},
      sort: undefined,
      order: 'asc',
    });
  });
});
