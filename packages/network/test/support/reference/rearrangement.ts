import type { Kernels } from './kernel.js';
import { flatIndex, forEachPosition, zeros } from './value.js';

export const rearrangementKernels: Kernels<'concat' | 'slice' | 'sliceGradient' | 'pad' | 'gatherRows'> = {
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
};
