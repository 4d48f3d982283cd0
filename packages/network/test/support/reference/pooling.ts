import type { Kernels } from './kernel.js';
import { fill, zeros } from './value.js';
import { meetings, type Window } from './windows.js';

/** Calls `visit` for every input element of every window, plane by plane. */
function forEachPooled(
  input: readonly number[],
  output: readonly number[],
  window: Window,
  visit: (input: number, output: number) => void,
): void {
  const [n, c, h, w] = input as [number, number, number, number];
  const [, , oh, ow] = output as [number, number, number, number];
  const met = meetings([h, w], [oh, ow], window);
  for (let plane = 0; plane < n * c; plane += 1) {
    met.input.forEach((i, m) => {
      visit(plane * h * w + i, plane * oh * ow + met.output[m]!);
    });
  }
}

export const poolingKernels: Kernels<
  | 'maxPool'
  | 'maxPoolGradient'
  | 'averagePool'
  | 'averagePoolGradient'
  | 'globalAveragePool'
  | 'globalAveragePoolGradient'
> = {
  maxPool([x], window, shape) {
    const y = fill(shape, () => Number.NEGATIVE_INFINITY);
    forEachPooled(x!.shape, shape, window, (i, o) => {
      y.data[o] = Math.max(y.data[o]!, x!.data[i]!);
    });
    return y;
  },
  maxPoolGradient([x, y, dy], window, shape) {
    const dx = zeros(shape);
    const given = new Set<number>();
    forEachPooled(shape, y!.shape, window, (i, o) => {
      if (given.has(o) || x!.data[i] !== y!.data[o]) return;
      given.add(o);
      dx.data[i]! += dy!.data[o]!;
    });
    return dx;
  },
  averagePool([x], window, shape) {
    const y = zeros(shape);
    const count = window.kernel[0] * window.kernel[1];
    forEachPooled(x!.shape, shape, window, (i, o) => {
      y.data[o]! += x!.data[i]! / count;
    });
    return y;
  },
  averagePoolGradient([dy], window, shape) {
    const dx = zeros(shape);
    const count = window.kernel[0] * window.kernel[1];
    forEachPooled(shape, dy!.shape, window, (i, o) => {
      dx.data[i]! += dy!.data[o]! / count;
    });
    return dx;
  },
  globalAveragePool([x], _, shape) {
    const y = zeros(shape);
    const plane = x!.data.length / y.data.length;
    x!.data.forEach((value, i) => {
      y.data[Math.floor(i / plane)]! += value / plane;
    });
    return y;
  },
  globalAveragePoolGradient([dy], { inputSize: [h, w] }, shape) {
    return fill(shape, (i) => dy!.data[Math.floor(i / (h * w))]! / (h * w));
  },
};
