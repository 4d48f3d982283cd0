import type { Rectangle } from '../../../src/index.js';
import type { Kernels } from './kernel.js';
import { flatIndex, forEachPosition, zeros } from './value.js';

function isInside({ top, left, bottom, right }: Rectangle, row: number, column: number): boolean {
  return row >= top && row < bottom && column >= left && column < right;
}

export const rearrangementKernels: Kernels<
  | 'clearRectangle'
  | 'concat'
  | 'detachRectangle'
  | 'gatherRows'
  | 'pad'
  | 'slice'
  | 'sliceGradient'
  | 'windowDifference'
> = {
  concat(inputs, _, shape) {
    const y = zeros(shape);
    let offset = 0;
    for (const input of inputs) {
      forEachPosition(input.shape, ([n, c, h, w], index) => {
        y.data[flatIndex(shape, [n!, offset + c!, h!, w!])] = input.data[index]!;
      });
      offset += input.shape[1]!;
    }
    return y;
  },
  slice([x], { starts, steps }, shape) {
    const y = zeros(shape);
    forEachPosition(shape, (position, index) => {
      const source = position.map((at, axis) => starts[axis]! + at * steps[axis]!);
      y.data[index] = x!.data[flatIndex(x!.shape, source)]!;
    });
    return y;
  },
  sliceGradient([dy], { starts, steps }, shape) {
    const dx = zeros(shape);
    forEachPosition(dy!.shape, (position, index) => {
      const target = position.map((at, axis) => starts[axis]! + at * steps[axis]!);
      dx.data[flatIndex(shape, target)] = dy!.data[index]!;
    });
    return dx;
  },
  pad([x], { before }, shape) {
    const y = zeros(shape);
    forEachPosition(x!.shape, (position, index) => {
      const target = position.map((at, axis) => at + before[axis]!);
      y.data[flatIndex(shape, target)] = x!.data[index]!;
    });
    return y;
  },
  gatherRows([x, indices], _, shape) {
    const y = zeros(shape);
    const row = y.data.length / shape[0]!;
    indices!.data.forEach((source, target) => {
      y.data.set(x!.data.subarray(source * row, (source + 1) * row), target * row);
    });
    return y;
  },
  windowDifference([window, background], { top, left }, shape) {
    const y = zeros(shape);
    forEachPosition(shape, ([n, c, h, w], index) => {
      const covered = flatIndex(background!.shape, [0, c!, top + h!, left + w!]);
      y.data[index] = window!.data[flatIndex(shape, [n!, c!, h!, w!])]! - background!.data[covered]!;
    });
    return y;
  },
  detachRectangle: ([x], _, shape) => ({ shape, data: x!.data }),
  clearRectangle([x], rectangle, shape) {
    const y = zeros(shape);
    forEachPosition(shape, ([, , h, w], index) => {
      y.data[index] = isInside(rectangle, h!, w!) ? 0 : x!.data[index]!;
    });
    return y;
  },
};
