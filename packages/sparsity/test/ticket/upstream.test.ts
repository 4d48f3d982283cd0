import { describe, expect, it } from 'vitest';
import { readTicket, writeTicket } from '../../src/index.js';
import { expectError } from '../helpers.js';
import { forgeJson, smallTicket, upstream } from './tickets.js';

const CODE = 'RETICKET_TICKET_INVALID_UPSTREAM';
const file = writeTicket({ ...smallTicket(), upstream });

function expectRefused(change: Record<string, unknown>, message?: string): void {
  const forged = forgeJson('upstream', (value) => Object.assign(value, change), file);
  expectError(() => readTicket(forged), CODE, message);
}

describe('upstream figures', () => {
  it('come back as they were, whatever the order of their fields', () => {
    expect(readTicket(file).upstream).toEqual(upstream);
    const { dataset, ...rest } = upstream;
    expect(writeTicket({ ...smallTicket(), upstream: { ...rest, dataset } })).toEqual(file);
  });

  it('are null where nobody has measured them', () => {
    expect(readTicket(writeTicket(smallTicket())).upstream).toBeNull();
  });

  it('count in the content hash', () => {
    expect(readTicket(file).contentHash).not.toBe(readTicket(writeTicket(smallTicket())).contentHash);
  });

  it.each([
    ['dataset', ''],
    ['n', 0],
    ['interval', ''],
    ['top1', { value: 1.1, low: null, high: null }],
    ['top1', { value: 0.5, low: -0.1, high: 0.6 }],
    ['top1', 0.5],
    ['nll', { value: -1, low: null, high: null }],
    ['nll', { value: 'low', low: null, high: null }],
    ['ece', { value: 2, low: null, high: null }],
    ['logitScale', { value: null, low: null, high: null }],
    ['logitScale', { value: 1, low: 2, high: 1 }],
    ['logitScale', { value: 1, low: 2, high: null }],
    ['logitScale', { value: 1, low: null, high: null, n: 3 }],
    ['logitScale', { value: 1 }],
    ['top5', null],
  ])('are refused with an impossible %s', (field, value) => {
    expectRefused({ [field]: value });
  });

  it('say how their intervals were made', () => {
    expectRefused(
      { interval: null },
      'invalid upstream.interval: got null, expected how the interval of top1 was made',
    );
  });
});
