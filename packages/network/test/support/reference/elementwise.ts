import type { Kernels } from './kernel.js';
import { fill, type Value, zeros } from './value.js';

/** An element of a value that may be a batch of one shared by a larger batch. */
function at({ data }: Value, index: number): number {
  return data[index % data.length]!;
}

export const elementwiseKernels: Kernels<
  | 'add'
  | 'multiply'
  | 'batchSum'
  | 'affine'
  | 'relu'
  | 'reluGradient'
  | 'relu6'
  | 'relu6Gradient'
  | 'clamp'
  | 'clampGradient'
  | 'hat'
  | 'hatGradient'
  | 'reciprocal'
  | 'reciprocalGradient'
  | 'sigmoid'
  | 'sigmoidGradient'
  | 'flatten'
  | 'reshape'
> = {
  add: ([a, b], _, shape) => fill(shape, (i) => at(a!, i) + at(b!, i)),
  multiply: ([a, b], _, shape) => fill(shape, (i) => at(a!, i) * at(b!, i)),
  batchSum([x], _, shape) {
    const sum = zeros(shape);
    x!.data.forEach((value, i) => {
      sum.data[i % sum.data.length]! += value;
    });
    return sum;
  },
  affine([x], { scale, offset }, shape) {
    const [, channels, height, width] = shape as [number, number, number, number];
    return fill(shape, (i) => {
      const channel = Math.floor(i / (height * width)) % channels;
      return x!.data[i]! * scale[channel]! + offset[channel]!;
    });
  },
  relu: ([x], _, shape) => fill(shape, (i) => Math.max(x!.data[i]!, 0)),
  reluGradient: ([y, dy], _, shape) => fill(shape, (i) => (y!.data[i]! > 0 ? dy!.data[i]! : 0)),
  relu6: ([x], _, shape) => fill(shape, (i) => Math.min(Math.max(x!.data[i]!, 0), 6)),
  relu6Gradient: ([y, dy], _, shape) =>
    fill(shape, (i) => (y!.data[i]! > 0 && y!.data[i]! < 6 ? dy!.data[i]! : 0)),
  sigmoid: ([x], _, shape) => fill(shape, (i) => 1 / (1 + Math.exp(-x!.data[i]!))),
  sigmoidGradient: ([y, dy], _, shape) => fill(shape, (i) => dy!.data[i]! * y!.data[i]! * (1 - y!.data[i]!)),
  clamp: ([x], { lowest, highest }, shape) =>
    fill(shape, (i) => Math.min(Math.max(x!.data[i]!, lowest), highest)),
  clampGradient: ([x, dy], { lowest, highest }, shape) =>
    fill(shape, (i) => (x!.data[i]! >= lowest && x!.data[i]! <= highest ? dy!.data[i]! : 0)),
  hat: ([x], _, shape) => fill(shape, (i) => Math.max(0, 1 - Math.abs(x!.data[i]!))),
  hatGradient: ([x, dy], _, shape) =>
    fill(shape, (i) => {
      const at = x!.data[i]!;
      if (at < -1 || at >= 1) return 0;
      return at < 0 ? dy!.data[i]! : -dy!.data[i]!;
    }),
  reciprocal: ([x], _, shape) => fill(shape, (i) => 1 / x!.data[i]!),
  reciprocalGradient: ([y, dy], _, shape) => fill(shape, (i) => -dy!.data[i]! * y!.data[i]! ** 2),
  flatten: ([x], _, shape) => ({ shape, data: x!.data }),
  reshape: ([x], _, shape) => ({ shape, data: x!.data }),
};
