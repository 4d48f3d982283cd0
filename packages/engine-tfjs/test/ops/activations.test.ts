import { floatTensor, noAttributes } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';

const shape = [1, 2, 1, 4];
/** Zeros, both bounds of relu6 and values on either side of them. */
const x = floatTensor(Float32Array.of(-2, -1e-30, 0, 1e-30, 3, 6, 6.000001, 9), shape);
const dy = floatTensor(Float32Array.of(1, 2, 3, 4, -5, 6, 7, 8), shape);

describe.each(['relu', 'relu6', 'sigmoid'] as const)('%s', (name) => {
  it('equals the reference', async () => {
    const difference = await differenceFromReference({ op: name, attributes: noAttributes, inputs: [x] });
    expect(difference).toBeLessThan(1e-6);
  });
});

it.each([
  ['reluGradient', Float32Array.of(0, 0, 0, 1e-30, 3, 6, 7, 9)],
  ['relu6Gradient', Float32Array.of(0, 0, 0, 1e-30, 3, 5.999999, 6, 6)],
  ['sigmoidGradient', Float32Array.of(0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999, 1)],
] as const)('%s equals the reference', async (op, y) => {
  const inputs = [floatTensor(y, shape), dy];
  expect(await differenceFromReference({ op, attributes: noAttributes, inputs })).toBeLessThan(1e-6);
});

/** Bounds, kinks and values on either side of them. */
const around = floatTensor(Float32Array.of(-2, -1, -0.999, 0, 1e-30, 0.999, 1, 3), shape);

it.each([
  ['reciprocal', noAttributes, [floatTensor(Float32Array.of(-4, -1, -0.1, 0.1, 0.5, 1, 2, 300), shape)]],
  ['reciprocalGradient', noAttributes, [around, dy]],
  ['clamp', { lowest: -1, highest: 0.5 }, [around]],
  ['clampGradient', { lowest: -1, highest: 1 }, [around, dy]],
  ['hat', noAttributes, [around]],
  ['hatGradient', noAttributes, [around, dy]],
] as const)('%s equals the reference', async (op, attributes, inputs) => {
  expect(await differenceFromReference({ op, attributes, inputs } as never)).toBeLessThan(1e-6);
});
