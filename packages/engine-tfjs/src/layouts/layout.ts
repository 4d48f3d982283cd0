import * as tf from '@tensorflow/tfjs-core';

/** Where a tensor keeps the axes of a value: `layout[i]` is the program's axis that is the tensor's axis i. */
export type Layout = readonly number[];

/** The axes as they are in the program. */
export function rowMajor(rank: number): Layout {
  return Array.from({ length: rank }, (_, axis) => axis);
}

/** Channels last, as TensorFlow.js works on images: the program's [N,C,H,W] as [N,H,W,C]. Row-major below rank 3. */
export function activationLayout(rank: number): Layout {
  const [items, channels, ...positions] = rowMajor(rank);
  return channels === undefined ? rowMajor(rank) : [items!, ...positions, channels];
}

/** Convolution kernels: the program's [O,I,kh,kw] as [kh,kw,I,O]. */
export const kernelLayout: Layout = [2, 3, 1, 0];

export function sameLayout(a: Layout, b: Layout): boolean {
  return a.length === b.length && a.every((axis, index) => axis === b[index]);
}

/** The tensor's axis that holds an axis of the program. */
export function physicalAxis(layout: Layout, axis: number): number {
  return layout.indexOf(axis);
}

/** One entry per axis of the program, reordered to one entry per axis of the tensor. */
export function toPhysical<T>(layout: Layout, perAxis: readonly T[]): T[] {
  return layout.map((axis) => perAxis[axis]!);
}

export function changeLayout(x: tf.Tensor, from: Layout, to: Layout): tf.Tensor {
  return tf.transpose(
    x,
    to.map((axis) => from.indexOf(axis)),
  );
}
