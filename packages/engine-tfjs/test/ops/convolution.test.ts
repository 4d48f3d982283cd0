import { describe, expect, it } from 'vitest';
import { differenceFromReference } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

interface Shape {
  readonly what: string;
  readonly batch?: number;
  readonly channels: number;
  readonly size: readonly [number, number];
  readonly filters: number;
  readonly kernel: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly pads: readonly [number, number, number, number];
  readonly groups?: number;
}

const shapes: readonly Shape[] = [
  { what: '3x3', channels: 5, size: [6, 7], filters: 4, kernel: [3, 3], strides: [1, 1], pads: [1, 1, 1, 1] },
  {
    what: '3x3, stride 2, even',
    channels: 3,
    size: [8, 8],
    filters: 4,
    kernel: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
  },
  {
    what: '3x3, stride 2, odd',
    channels: 3,
    size: [7, 9],
    filters: 4,
    kernel: [3, 3],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
  },
  {
    what: '7x7, stride 2',
    channels: 3,
    size: [13, 14],
    filters: 5,
    kernel: [7, 7],
    strides: [2, 2],
    pads: [3, 3, 3, 3],
  },
  { what: '1x1', channels: 6, size: [5, 4], filters: 3, kernel: [1, 1], strides: [1, 1], pads: [0, 0, 0, 0] },
  {
    what: '1x1, stride 2',
    channels: 6,
    size: [5, 4],
    filters: 3,
    kernel: [1, 1],
    strides: [2, 2],
    pads: [0, 0, 0, 0],
  },
  {
    what: '1x1, padded',
    channels: 2,
    size: [3, 3],
    filters: 3,
    kernel: [1, 1],
    strides: [1, 1],
    pads: [1, 1, 1, 1],
  },
  {
    what: 'one input and one output channel',
    batch: 1,
    channels: 1,
    size: [4, 4],
    filters: 1,
    kernel: [1, 1],
    strides: [1, 1],
    pads: [0, 0, 0, 0],
  },
  {
    what: 'uneven strides and pads',
    channels: 2,
    size: [9, 7],
    filters: 3,
    kernel: [2, 3],
    strides: [3, 1],
    pads: [1, 0, 2, 2],
  },
  {
    what: 'stride beyond the kernel',
    channels: 2,
    size: [8, 8],
    filters: 3,
    kernel: [2, 2],
    strides: [3, 3],
    pads: [0, 0, 0, 0],
  },
  {
    what: 'padding beyond the kernel',
    channels: 2,
    size: [4, 4],
    filters: 2,
    kernel: [2, 2],
    strides: [2, 2],
    pads: [3, 3, 4, 4],
  },
  {
    what: 'groups',
    channels: 6,
    size: [5, 5],
    filters: 4,
    kernel: [3, 3],
    strides: [2, 2],
    pads: [1, 1, 1, 1],
    groups: 2,
  },
  {
    what: 'depthwise',
    channels: 3,
    size: [5, 5],
    filters: 3,
    kernel: [3, 3],
    strides: [1, 1],
    pads: [1, 1, 1, 1],
    groups: 3,
  },
];

describe.each(shapes)(
  'convolution, $what',
  ({ batch = 2, channels, size, filters, kernel, strides, pads, groups = 1 }) => {
    const random = randomNumbers(5);
    const outputSize = [0, 1].map(
      (axis) =>
        Math.floor((size[axis]! + pads[axis]! + pads[axis + 2]! - kernel[axis]!) / strides[axis]!) + 1,
    );
    const x = randomTensor(random, [batch, channels, ...size]);
    const weight = randomTensor(random, [filters, channels / groups, ...kernel]);
    const bias = randomTensor(random, [filters]);
    const dy = randomTensor(random, [batch, filters, ...outputSize]);
    const attributes = { strides, pads, groups };

    it('conv2d', async () => {
      const difference = await differenceFromReference({
        op: 'conv2d',
        attributes,
        inputs: [x, weight, bias],
      });
      expect(difference).toBeLessThan(1e-6);
    });

    it('conv2d without bias', async () => {
      const difference = await differenceFromReference({ op: 'conv2d', attributes, inputs: [x, weight] });
      expect(difference).toBeLessThan(1e-6);
    });

    it('conv2dInputGradient', async () => {
      const difference = await differenceFromReference({
        op: 'conv2dInputGradient',
        attributes: { ...attributes, inputSize: size },
        inputs: [dy, weight],
      });
      expect(difference).toBeLessThan(1e-6);
    });

    it('conv2dWeightGradient', async () => {
      const difference = await differenceFromReference({
        op: 'conv2dWeightGradient',
        attributes: { ...attributes, kernel },
        inputs: [x, dy],
      });
      expect(difference).toBeLessThan(1e-6);
    });
  },
);
