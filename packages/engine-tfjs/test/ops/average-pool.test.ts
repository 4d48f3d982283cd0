import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const windows = [
  { what: '2x2', size: [6, 8], kernel: [2, 2], strides: [2, 2], pads: [0, 0, 0, 0], out: [3, 4] },
  {
    what: '3x3, stride 2, padded',
    size: [8, 7],
    kernel: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
    out: [4, 4],
  },
  { what: 'overlapping', size: [5, 6], kernel: [3, 2], strides: [1, 1], pads: [0, 1, 2, 0], out: [5, 6] },
  { what: 'gaps', size: [8, 8], kernel: [2, 2], strides: [3, 3], pads: [0, 0, 0, 0], out: [3, 3] },
  { what: '1x1, stride 2', size: [5, 4], kernel: [1, 1], strides: [2, 2], pads: [0, 0, 0, 0], out: [3, 2] },
  { what: '7x7', size: [13, 13], kernel: [7, 7], strides: [1, 1], pads: [0, 0, 0, 0], out: [7, 7] },
] as const;

describe.each(windows)('average pooling, $what', ({ size, kernel, strides, pads, out }) => {
  const random = randomNumbers(3);
  const attributes = { kernel, strides, pads };

  it('averagePool', async () => {
    const x = randomTensor(random, [2, 3, ...size]);
    expect(await differenceFromReference({ op: 'averagePool', attributes, inputs: [x] })).toBeLessThan(1e-6);
  });

  it('averagePoolGradient', async () => {
    const dy = randomTensor(random, [2, 3, ...out]);
    const difference = await differenceFromReference({
      op: 'averagePoolGradient',
      attributes: { ...attributes, inputSize: size },
      inputs: [dy],
    });
    expect(difference).toBeLessThan(1e-6);
  });
});
