import * as tf from '@tensorflow/tfjs-core';
import { changeLayout, physicalAxis, rowMajor, toPhysical } from '../layouts/layout.js';
import type { Slot } from '../plan/plan.js';
import { interleave } from '../tensors/interleave.js';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { sliceRange } from '../tensors/slice-range.js';
import { pickFromWindows, windowPicks } from '../tensors/windows.js';
import type { LoweringContext, LoweringOf } from './lowering.js';

export const concat: LoweringOf<'concat'> = ({ inputs, layout, read, step }) =>
  step(
    inputs.map((_, index) => read(index)),
    (...parts: tf.Tensor[]) => tf.concat(parts, physicalAxis(layout, 1)),
  );

/** Every `steps[i]`-th entry of each axis; positions of images by a convolution, see `pickFromWindows`. */
function subsampled(
  step: LoweringContext<unknown>['step'],
  x: Slot,
  size: readonly number[],
  steps: number[],
): Slot {
  const [items, rows, columns, channels] = steps;
  if (steps.length === 4 && items === 1 && channels === 1) {
    const picks = step([], () => windowPicks([1, 1], [0, 0], size[3]!));
    return step([x, picks], (image: tf.Tensor4D, pick: tf.Tensor4D) =>
      pickFromWindows(image, pick, [rows!, columns!]),
    );
  }
  const begin = size.map(() => 0);
  return step([x], (whole: tf.Tensor) => tf.stridedSlice(whole, begin, [...size], steps));
}

export const slice: LoweringOf<'slice'> = ({ attributes, inputs, layout, read, step }) => {
  const { starts, steps, ends } = attributes;
  const sizes = inputs[0]!.shape.map((size, axis) => Math.min(size, ends[axis]!) - starts[axis]!);
  const begin = toPhysical(layout, starts);
  const size = toPhysical(layout, sizes);
  const range = step([read(0, layout)], (x: tf.Tensor) => sliceRange(x, begin, size));
  return steps.every((distance) => distance === 1)
    ? range
    : subsampled(step, range, size, toPhysical(layout, steps));
};

export const sliceGradient: LoweringOf<'sliceGradient'> = ({ attributes, output, layout, read, step }) => {
  const starts = toPhysical(layout, attributes.starts);
  const steps = toPhysical(layout, attributes.steps);
  const shape = toPhysical(layout, output.shape);
  return step([read(0, layout)], (dy: tf.Tensor) => {
    const spread = steps.reduce(
      (x, distance, axis) => interleave([x, ...Array<undefined>(distance - 1).fill(undefined)], axis),
      dy,
    );
    const after = shape.map((size, axis) => size - starts[axis]! - spread.shape[axis]!);
    return padOrCrop(spread, starts, after);
  });
};

export const pad: LoweringOf<'pad'> = ({ attributes, layout, read, step }) => {
  const before = toPhysical(layout, attributes.before);
  const after = toPhysical(layout, attributes.after);
  return step([read(0, layout)], (x: tf.Tensor) => padOrCrop(x, before, after));
};

/** Row-major in the program's order of axes on both sides, whatever the layouts are. */
function reshaped({ inputs, output, layout, read, step }: LoweringContext<unknown>) {
  const axes = rowMajor(output.shape.length);
  return step([read(0, rowMajor(inputs[0]!.shape.length))], (x: tf.Tensor) =>
    changeLayout(tf.reshape(x, [...output.shape]), axes, layout),
  );
}

export const reshape: LoweringOf<'reshape'> = reshaped;
export const flatten: LoweringOf<'flatten'> = reshaped;
