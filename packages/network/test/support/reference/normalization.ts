import type { Kernels } from './kernel.js';
import { fill, type Value, zeros } from './value.js';

/** Channel of each flat index of an [N,C,...] value. */
function channels({ shape, data }: Value): (index: number) => number {
  const [n, c] = shape as [number, number];
  const plane = data.length / (n * c);
  return (index) => Math.floor(index / plane) % c;
}

/** Sum over every axis but the second of a function of flat index and channel. */
function sumPerChannel(x: Value, shape: readonly number[], term: (i: number, c: number) => number): Value {
  const sum = zeros(shape);
  const channel = channels(x);
  x.data.forEach((_, i) => {
    const c = channel(i);
    sum.data[c]! += term(i, c);
  });
  return sum;
}

/** Elements per channel. */
function count(x: Value): number {
  return x.data.length / x.shape[1]!;
}

export const normalizationKernels: Kernels<
  | 'batchNorm'
  | 'batchMean'
  | 'batchVariance'
  | 'batchNormScaleGradient'
  | 'batchNormRunningInputGradient'
  | 'batchNormBatchInputGradient'
  | 'channelSum'
> = {
  batchNorm([x, scale, bias, mean, variance], { epsilon }, shape) {
    const channel = channels(x!);
    return fill(shape, (i) => {
      const c = channel(i);
      const normalized = (x!.data[i]! - mean!.data[c]!) / Math.sqrt(variance!.data[c]! + epsilon);
      return normalized * scale!.data[c]! + bias!.data[c]!;
    });
  },
  batchMean: ([x], _, shape) => sumPerChannel(x!, shape, (i) => x!.data[i]! / count(x!)),
  batchVariance: ([x, mean], _, shape) =>
    sumPerChannel(x!, shape, (i, c) => (x!.data[i]! - mean!.data[c]!) ** 2 / count(x!)),
  batchNormScaleGradient: ([x, mean, variance, dy], { epsilon }, shape) =>
    sumPerChannel(
      x!,
      shape,
      (i, c) => (dy!.data[i]! * (x!.data[i]! - mean!.data[c]!)) / Math.sqrt(variance!.data[c]! + epsilon),
    ),
  batchNormRunningInputGradient([dy, scale, variance], { epsilon }, shape) {
    const channel = channels(dy!);
    return fill(shape, (i) => {
      const c = channel(i);
      return (dy!.data[i]! * scale!.data[c]!) / Math.sqrt(variance!.data[c]! + epsilon);
    });
  },
  batchNormBatchInputGradient([x, scale, mean, variance, dy, dscale, dbias], { epsilon }, shape) {
    const channel = channels(x!);
    const m = count(x!);
    return fill(shape, (i) => {
      const c = channel(i);
      const deviation = Math.sqrt(variance!.data[c]! + epsilon);
      const normalized = (x!.data[i]! - mean!.data[c]!) / deviation;
      const centred = dy!.data[i]! - dbias!.data[c]! / m - (normalized * dscale!.data[c]!) / m;
      return (scale!.data[c]! / deviation) * centred;
    });
  },
  channelSum: ([x], _, shape) => sumPerChannel(x!, shape, (i) => x!.data[i]!),
};
