import { describe, expect, it } from 'vitest';
import { macsLeft } from '../../src/index.js';
import { expectError, maskOf } from '../helpers.js';

const masks = new Map([['conv', maskOf('1 0 0 0')]]);

describe('macsLeft', () => {
  it('multiplies the MACs of each masked parameter by its density', () => {
    const macs = new Map([
      ['conv', 800],
      ['fc', 200],
    ]);
    expect(macsLeft(masks, macs)).toEqual({ dense: 1000, left: 400, fraction: 0.4 });
  });

  it('is all of nothing', () => {
    expect(macsLeft(new Map(), new Map())).toEqual({ dense: 0, left: 0, fraction: 1 });
  });

  it('refuses masks without MACs, and impossible numbers', () => {
    expectError(
      () => macsLeft(masks, new Map()),
      'RETICKET_INVALID_ARGUMENT',
      'invalid mask name: got "conv", expected a name with MACs',
    );
    for (const count of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expectError(
        () => macsLeft(masks, new Map([['conv', count]])),
        'RETICKET_INVALID_ARGUMENT',
        `invalid MACs of "conv": got ${count}, expected a finite number >= 0`,
      );
    }
  });
});
