import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMasks, readTicket, sparsityFigures, writeTicket } from '../../src/index.js';
import { expectError, maskOf, vector } from '../helpers.js';
import { origin, smallTicket } from './tickets.js';

/** What a kept weight is after a round trip in F16. */
function stored(...kept: number[]): Float32Array {
  const dense = new Map([['w', vector(...kept, 1)]]);
  const masks = new Map([['w', maskOf([...kept.map(() => '1'), '0'].join(' '))]]);
  const weights = applyMasks(dense, masks);
  const { lineage } = smallTicket({ ...origin, sparsity: { asked: 0, ...sparsityFigures(weights, masks) } });
  const read = readTicket(writeTicket({ masks, weights, lineage }, { dtype: 'F16' }));
  return read.weights.get('w')!.data.slice(0, -1);
}

describe('F16', () => {
  it('rounds kept weights to nearest, ties to even, subnormals too', () => {
    expect([...stored(0.1, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 3 * 2 ** -24)]).toEqual([
      0.0999755859375,
      1,
      1 + 2 ** -9,
      3 * 2 ** -24,
    ]);
  });

  it('never makes a kept weight 0: it becomes the smallest subnormal of its sign', () => {
    expect([...stored(2 ** -25, -(2 ** -25), 2 ** -149, -1e-30)]).toEqual([
      2 ** -24,
      -(2 ** -24),
      2 ** -24,
      -(2 ** -24),
    ]);
  });

  it('keeps a kept 0 and its sign', () => {
    expect([...stored(0, -0)]).toEqual([0, -0]);
  });

  it('is within 2^-11 of a weight, relatively, or within 2^-24', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const [half] = stored(value);
        expect(Math.abs(half! - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) * 2 ** -11, 2 ** -24));
      }),
    );
  });

  it('leaves arrays without a mask as they are', () => {
    const { weights, ...rest } = smallTicket();
    const ticket = { ...rest, weights: new Map([...weights, ['conv.bias', vector(0.1, 1e-30)]]) };
    const read = readTicket(writeTicket(ticket, { dtype: 'F16' }));
    expect(read.weights.get('conv.bias')).toEqual(vector(0.1, 1e-30));
  });

  it('refuses a kept weight that overflows', () => {
    expectError(
      () => stored(1, -65520),
      'RETICKET_INVALID_ARGUMENT',
      'invalid kept weight 1 of "w": got -65520, expected a magnitude below 65520 for F16',
    );
  });
});
