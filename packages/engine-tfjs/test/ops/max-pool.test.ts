import { describe, expect, it } from 'vitest';
import { differenceFromReference, referenceResult } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const windows = [
  {
    what: '2x2',
    size: [6, 8],
    kernel: [2, 2],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
    ceil: false,
    out: [3, 4],
  },
  {
    what: '3x3, stride 2, padded',
    size: [8, 8],
    kernel: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
    ceil: false,
    out: [4, 4],
  },
  {
    what: '3x3, stride 2, leftover',
    size: [8, 7],
    kernel: [3, 3],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
    ceil: false,
    out: [3, 3],
  },
  {
    what: '3x3, stride 2, ceil',
    size: [8, 7],
    kernel: [3, 3],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
    ceil: true,
    out: [4, 3],
  },
  {
    what: '2x2, stride 2, padded, ceil',
    size: [5, 4],
    kernel: [2, 2],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
    ceil: true,
    out: [3, 3],
  },
  {
    what: 'overlapping',
    size: [5, 5],
    kernel: [3, 3],
    strides: [1, 1],
    pads: [1, 1, 1, 1],
    ceil: false,
    out: [5, 5],
  },
  {
    what: 'uneven',
    size: [7, 6],
    kernel: [2, 3],
    strides: [3, 1],
    pads: [0, 1, 1, 2],
    ceil: false,
    out: [3, 7],
  },
  {
    what: '1x1, stride 2',
    size: [5, 4],
    kernel: [1, 1],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
    ceil: false,
    out: [3, 2],
  },
  {
    what: '7x7',
    size: [9, 9],
    kernel: [7, 7],
    strides: [1, 1],
    pads: [0, 0, 0, 0],
    ceil: false,
    out: [3, 3],
  },
] as const;

describe.each(windows)('max pooling, $what', ({ size, kernel, strides, pads, ceil, out }) => {
  const random = randomNumbers(11);
  const attributes = { kernel, strides, pads, ceil };
  const shape = [2, 3, ...size];
  const dy = randomTensor(random, [2, 3, ...out]);
  const distinct = randomTensor(random, shape, [-3, -1]);
  // Rectified integers: most windows hold their largest value several times, and it often is 0, as padding would be.
  const tied = { shape, data: distinct.data.map(() => Math.max(0, Math.floor(random() * 4) - 2)) };

  it.each([
    ['distinct negative values', distinct],
    ['ties', tied],
  ])('maxPool of %s', async (_, x) => {
    expect(await differenceFromReference({ op: 'maxPool', attributes, inputs: [x] })).toBe(0);
  });

  it.each([
    ['distinct negative values', distinct],
    ['ties', tied],
  ])('maxPoolGradient of %s', async (_, x) => {
    const y = referenceResult({ op: 'maxPool', attributes, inputs: [x] });
    const difference = await differenceFromReference({
      op: 'maxPoolGradient',
      attributes,
      inputs: [x, y, dy],
    });
    expect(difference).toBeLessThan(1e-6);
  });
});
