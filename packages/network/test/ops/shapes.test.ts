import { describe, expect, it } from 'vitest';
import {
  formatShape,
  type Operation,
  type OperationName,
  operations,
  ShapeError,
  type ValueType,
} from '../../src/index.js';
import { float, int } from '../support/value-types.js';

function infer(name: OperationName, inputs: readonly ValueType[], attributes: unknown = {}): string {
  return formatShape((operations[name] as Operation<unknown>).infer(inputs, attributes).shape);
}

const conv = (stride: number, pad: number, groups = 1) => ({
  strides: [stride, stride],
  pads: [pad, pad, pad, pad],
  groups,
});
const pool = (kernel: number, stride: number, pad = 0, ceil = false) => ({
  kernel: [kernel, kernel],
  strides: [stride, stride],
  pads: [pad, pad, pad, pad],
  ceil,
});
const rectangle = { top: 1, left: 2, bottom: 3, right: 7 };

describe('the shape rule of an operation', () => {
  it.each<[OperationName, readonly ValueType[], unknown, string]>([
    ['add', [float(2, 3), float(2, 3)], {}, '[2,3]'],
    ['add', [float(1, 3), float(4, 3)], {}, '[4,3]'],
    ['multiply', [float(4, 3), float(1, 3)], {}, '[4,3]'],
    ['batchSum', [float(4, 3, 2)], {}, '[1,3,2]'],
    ['channelSum', [float(4, 3, 2, 2)], {}, '[3]'],
    ['affine', [float(1, 2, 3, 3)], { scale: [1, 1], offset: [0, 0] }, '[1,2,3,3]'],
    ['relu', [float(5)], {}, '[5]'],
    ['reciprocal', [float(5)], {}, '[5]'],
    ['clamp', [float(2, 3)], { lowest: 0, highest: 1 }, '[2,3]'],
    ['hat', [float(2, 3)], {}, '[2,3]'],
    [
      'planeMatmul',
      [float(1, 3, 8, 4), float(5, 3, 4, 6)],
      { transposeA: false, transposeB: false },
      '[5,3,8,6]',
    ],
    [
      'planeMatmul',
      [float(5, 3, 4, 8), float(1, 3, 6, 4)],
      { transposeA: true, transposeB: true },
      '[5,3,8,6]',
    ],
    ['conv2d', [float(2, 3, 32, 32), float(16, 3, 3, 3)], conv(1, 1), '[2,16,32,32]'],
    ['conv2d', [float(2, 3, 224, 224), float(64, 3, 7, 7), float(64)], conv(2, 3), '[2,64,112,112]'],
    ['conv2d', [float(1, 4, 5, 5), float(8, 1, 3, 3)], conv(2, 0, 4), '[1,8,2,2]'],
    [
      'conv2dInputGradient',
      [float(1, 8, 2, 2), float(8, 1, 3, 3)],
      { ...conv(2, 0, 4), inputSize: [5, 5] },
      '[1,4,5,5]',
    ],
    [
      'conv2dWeightGradient',
      [float(1, 4, 5, 5), float(1, 8, 2, 2)],
      { ...conv(2, 0, 4), kernel: [3, 3] },
      '[8,1,3,3]',
    ],
    ['maxPool', [float(1, 1, 112, 112)], pool(3, 2, 1), '[1,1,56,56]'],
    ['maxPool', [float(1, 1, 111, 111)], pool(3, 2, 0, true), '[1,1,55,55]'],
    ['maxPool', [float(1, 1, 54, 54)], pool(3, 2, 0, false), '[1,1,26,26]'],
    ['maxPool', [float(1, 1, 54, 54)], pool(3, 2, 0, true), '[1,1,27,27]'],
    ['maxPool', [float(1, 1, 3, 3)], pool(2, 2, 1, true), '[1,1,2,2]'],
    ['averagePool', [float(1, 2, 14, 14)], pool(2, 2), '[1,2,7,7]'],
    ['averagePoolGradient', [float(1, 2, 7, 7)], { ...pool(2, 2), inputSize: [14, 14] }, '[1,2,14,14]'],
    ['globalAveragePool', [float(2, 8, 7, 7)], {}, '[2,8]'],
    ['globalAveragePoolGradient', [float(2, 8)], { inputSize: [7, 7] }, '[2,8,7,7]'],
    ['batchNorm', [float(2, 3, 4, 4), float(3), float(3), float(3), float(3)], {}, '[2,3,4,4]'],
    ['batchMean', [float(2, 3, 4, 4)], {}, '[3]'],
    ['batchVariance', [float(2, 3, 4, 4), float(3)], {}, '[3]'],
    ['linear', [float(2, 5), float(7, 5), float(7)], {}, '[2,7]'],
    ['matmul', [float(2, 5), float(2, 3)], { transposeA: true, transposeB: false }, '[5,3]'],
    ['matmul', [float(2, 5), float(3, 5)], { transposeA: false, transposeB: true }, '[2,3]'],
    ['concat', [float(1, 2, 3, 3), float(1, 4, 3, 3)], {}, '[1,6,3,3]'],
    [
      'slice',
      [float(2, 16, 9, 9)],
      { starts: [0, 0, 0, 0], ends: [Infinity, Infinity, Infinity, Infinity], steps: [1, 1, 2, 2] },
      '[2,16,5,5]',
    ],
    [
      'sliceGradient',
      [float(2, 4, 5)],
      { starts: [0, 0, 0], ends: [2, 4, 9], steps: [1, 1, 2], inputShape: [4, 9] },
      '[2,4,9]',
    ],
    ['pad', [float(2, 3)], { before: [0, 1], after: [0, 2] }, '[2,6]'],
    ['reshape', [float(2, 6)], { itemShape: [3, 2] }, '[2,3,2]'],
    ['flatten', [float(2, 3, 4)], {}, '[2,12]'],
    ['gatherRows', [float(10, 4, 1, 1), int(3)], {}, '[3,4,1,1]'],
    ['softmaxCrossEntropy', [float(2, 5), int(2), float(2)], {}, '[]'],
    ['windowDifference', [float(4, 3, 2, 5), float(1, 3, 8, 9)], rectangle, '[4,3,2,5]'],
    ['detachRectangle', [float(1, 3, 8, 9)], rectangle, '[1,3,8,9]'],
    ['clearRectangle', [float(1, 3, 8, 9)], rectangle, '[1,3,8,9]'],
  ])('%s of %j with %j', (name, inputs, attributes, expected) => {
    expect(infer(name, inputs, attributes)).toBe(expected);
  });

  it.each<[string, OperationName, readonly ValueType[], unknown, RegExp]>([
    ['too few inputs', 'add', [float(2)], {}, /invalid add inputs: got 1, expected more than 1/],
    ['integers', 'relu', [int(2)], {}, /invalid relu input 0: got int32, expected float32/],
    ['a rectangle beyond the plane', 'clearRectangle', [float(1, 3, 8, 6)], rectangle, /a part of \[8,6\]/],
    [
      'a window of another size than the rectangle',
      'windowDifference',
      [float(4, 3, 2, 4), float(1, 3, 8, 9)],
      rectangle,
      /expected \[4,3,2,5\]/,
    ],
    [
      'a background per item',
      'windowDifference',
      [float(4, 3, 2, 5), float(4, 3, 8, 9)],
      rectangle,
      /got a batch of 4, expected 1/,
    ],
    ['unequal shapes', 'add', [float(2, 3), float(3, 2)], {}, /got \[2,3\] and \[3,2\]/],
    [
      'unequal batches',
      'multiply',
      [float(2, 3), float(3, 3)],
      {},
      /expected equal shapes or a batch of one/,
    ],
    [
      'constants for other channels',
      'affine',
      [float(1, 3, 2, 2)],
      { scale: [1], offset: [0] },
      /expected 3 channels/,
    ],
    ['another rank', 'conv2d', [float(3, 8, 8), float(4, 3, 3, 3)], conv(1, 0), /expected rank 4/],
    [
      'other input channels',
      'conv2d',
      [float(1, 3, 8, 8), float(4, 2, 3, 3)],
      conv(1, 0),
      /expected 3 input channels/,
    ],
    [
      'outputs that groups cannot share',
      'conv2d',
      [float(1, 4, 8, 8), float(3, 2, 3, 3)],
      conv(1, 0, 2),
      /in 2 groups/,
    ],
    [
      'a bias of another size',
      'conv2d',
      [float(1, 3, 8, 8), float(4, 3, 3, 3), float(3)],
      conv(1, 0),
      /expected \[4\]/,
    ],
    [
      'a kernel that does not fit',
      'conv2d',
      [float(1, 3, 2, 2), float(4, 3, 3, 3)],
      conv(1, 0),
      /expected a kernel that fits/,
    ],
    [
      'rows for other outputs',
      'conv2dInputGradient',
      [float(1, 4, 2, 2), float(5, 3, 3, 3)],
      { ...conv(1, 0), inputSize: [4, 4] },
      /expected 4 rows/,
    ],
    ['a stride of 0', 'maxPool', [float(1, 1, 4, 4)], pool(2, 0), /stride 0/],
    [
      'statistics of other channels',
      'batchNorm',
      [float(1, 3, 2, 2), float(4), float(3), float(3), float(3)],
      {},
      /input 1: got shape \[4\], expected \[3\]/,
    ],
    ['a vector', 'channelSum', [float(3)], {}, /expected rank >= 2/],
    ['other columns', 'linear', [float(2, 5), float(7, 4)], {}, /expected 5 columns/],
    [
      'inner sizes that differ',
      'matmul',
      [float(2, 5), float(2, 3)],
      { transposeA: false, transposeB: false },
      /got \[2,5\] and \[2,3\]/,
    ],
    [
      'other heights',
      'concat',
      [float(1, 2, 3, 3), float(1, 2, 4, 3)],
      {},
      /input 1: got shape \[1,2,4,3\], expected \[1,2,3,3\]/,
    ],
    [
      'too few starts',
      'slice',
      [float(2, 3)],
      { starts: [0], ends: [2], steps: [1] },
      /expected one for each of 2 axes/,
    ],
    [
      'an empty slice',
      'slice',
      [float(2, 3)],
      { starts: [0, 3], ends: [2, 9], steps: [1, 1] },
      /axis 1: got 3..9/,
    ],
    [
      'steps of the first axis',
      'sliceGradient',
      [float(2, 3)],
      { starts: [0, 0], ends: [4, 3], steps: [2, 1], inputShape: [3] },
      /expected whole batches/,
    ],
    ['negative padding', 'pad', [float(2, 3)], { before: [0, -1], after: [0, 0] }, /expected >= 0/],
    ['items of another size', 'reshape', [float(2, 6)], { itemShape: [4] }, /expected items of \[4\]/],
    ['bounds out of order', 'clamp', [float(2)], { lowest: 1, highest: 0 }, /got 1 and 0/],
    [
      'planes of other sizes',
      'planeMatmul',
      [float(1, 3, 8, 4), float(1, 3, 5, 6)],
      { transposeA: false, transposeB: false },
      /got \[1,3,8,4\] and \[1,3,5,6\]/,
    ],
    [
      'two batches',
      'planeMatmul',
      [float(2, 3, 8, 4), float(3, 3, 4, 6)],
      { transposeA: false, transposeB: false },
      /got \[2,3,8,4\] and \[3,3,4,6\]/,
    ],
    ['floats as indices', 'gatherRows', [float(4, 2), float(3)], {}, /expected a vector of int32/],
    [
      'labels of another batch',
      'softmaxCrossEntropy',
      [float(2, 5), int(3), float(2)],
      {},
      /labels: got 3, expected 2/,
    ],
    [
      'weights of another batch',
      'softmaxCrossEntropy',
      [float(2, 5), int(2), float(3)],
      {},
      /input 2: got shape \[3\], expected \[2\]/,
    ],
  ])('refuses %s for %s', (_, name, inputs, attributes, message) => {
    expect(() => infer(name, inputs, attributes)).toThrow(ShapeError);
    expect(() => infer(name, inputs, attributes)).toThrow(message);
  });
});
