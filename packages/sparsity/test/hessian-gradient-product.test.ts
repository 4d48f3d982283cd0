import { describe, expect, it } from 'vitest';
import { hessianGradientProduct, type Weights } from '../src/index.js';
import { expectRejection, vector } from './helpers.js';
import { perceptron } from './perceptron.js';
import { goldenScores, scoredNames, scoredWeights } from './scores-golden.js';

describe('hessianGradientProduct', () => {
  it('agrees with the second derivatives of torch autograd', async () => {
    const product = await hessianGradientProduct(scoredWeights, scoredNames, perceptron.gradientsAt);
    for (const name of scoredNames) {
      const expected = goldenScores.evidence.hessianGradients[name]!;
      const largest = Math.max(...expected.map(Math.abs));
      for (const [i, value] of product.get(name)!.data.entries()) {
        expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4 * largest);
      }
    }
  });

  it('is exact for a quadratic loss, over the named parameters only', async () => {
    const weights: Weights = new Map([
      ['a', vector(1, 2)],
      ['b', vector(5)],
    ]);
    // loss = (3 a0^2 + a1^2) / 2 + b a0: H g over a = [9 a0 + 3 b, a1]
    const gradientsAt = async (at: Weights) => {
      const [a0, a1] = at.get('a')!.data;
      const [b] = at.get('b')!.data;
      return new Map([['a', vector(3 * a0! + b!, a1!)]]);
    };
    const [first, second] = (await hessianGradientProduct(weights, ['a'], gradientsAt)).get('a')!.data;
    expect(first).toBeCloseTo(24, 3);
    expect(second).toBeCloseTo(2, 3);
  });

  it('is 0 where the gradient is', async () => {
    const weights = new Map([['a', vector(1, 2)]]);
    const product = await hessianGradientProduct(weights, ['a'], () => new Map([['a', vector(0, 0)]]));
    expect(product.get('a')).toEqual(vector(0, 0));
  });

  it('refuses impossible steps and missing gradients', async () => {
    const weights = new Map([['a', vector(1)]]);
    for (const step of [0, -1, Number.POSITIVE_INFINITY]) {
      await expectRejection(
        () => hessianGradientProduct(weights, ['a'], () => weights, step),
        'RETICKET_INVALID_ARGUMENT',
        `invalid step: got ${step}, expected a finite number > 0`,
      );
    }
    await expectRejection(
      () => hessianGradientProduct(weights, ['a'], () => new Map()),
      'RETICKET_MISSING_GRADIENTS',
    );
  });
});
