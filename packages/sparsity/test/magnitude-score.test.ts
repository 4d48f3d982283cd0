import { describe, expect, it } from 'vitest';
import { magnitudeScore } from '../src/index.js';
import { expectError, vector } from './helpers.js';

const weights = new Map([
  ['a', vector(1, -2, -0)],
  ['b', vector(Number.NaN)],
  ['c', vector(3, Number.NEGATIVE_INFINITY)],
  ['d', vector(-4)],
]);

describe('the magnitude score', () => {
  it('gives absolute values in the order of the names', () => {
    const scores = magnitudeScore.calculate(weights, ['d', 'a'], {});
    expect([...scores]).toEqual([
      ['d', vector(4)],
      ['a', vector(1, 2, 0)],
    ]);
    expect([...weights.get('a')!.data]).toEqual([1, -2, -0]);
  });

  it('refuses NaN and infinities, saying where', () => {
    expectError(
      () => magnitudeScore.calculate(weights, ['b'], {}),
      'RETICKET_NON_FINITE',
      'invalid value of "b" at 0: got NaN, expected a finite number',
    );
    expectError(
      () => magnitudeScore.calculate(weights, ['c'], {}),
      'RETICKET_NON_FINITE',
      'invalid value of "c" at 1: got -Infinity, expected a finite number',
    );
  });

  it('refuses missing, repeated and no names', () => {
    expectError(
      () => magnitudeScore.calculate(weights, ['nope'], {}),
      'RETICKET_INVALID_ARGUMENT',
      'invalid parameter name: got "nope", expected a name in the weights',
    );
    expectError(() => magnitudeScore.calculate(weights, ['a', 'a'], {}), 'RETICKET_INVALID_ARGUMENT');
    expectError(() => magnitudeScore.calculate(weights, [], {}), 'RETICKET_INVALID_ARGUMENT');
  });
});
