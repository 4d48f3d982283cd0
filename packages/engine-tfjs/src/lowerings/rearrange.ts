import { sameShape } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { activationLayout, changeLayout, physicalAxis, rowMajor, toPhysical } from '../layouts/layout.js';
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

export const slice: LoweringOf<'slice'> = ({ attributes, inputs, layout, read, step }) => {
  const { shape } = inputs[0]!;
  const starts = toPhysical(layout, attributes.starts);
  const ends = toPhysical(
    layout,
    shape.map((size, axis) => Math.min(size, attributes.ends[axis]!)),
  );
  const steps = toPhysical(layout, attributes.steps);
  const range = step([read(0, layout)], (x: tf.Tensor) =>
    sliceRange(
      x,
      starts,
      ends.map((end, axis) => end - starts[axis]!),
    ),
  );
  if (steps.every((distance) => distance === 1)) return range;
  const [, rowStep, columnStep] = steps as [number, number, number, number];
  const spatialOnly = layout.length === 4 && steps[0] === 1 && steps[3] === 1;
  if (!spatialOnly || !sameShape(layout, activationLayout(4))) {
    const lengths = ends.map((end, axis) => end - starts[axis]!);
    return step([range], (x: tf.Tensor) =>
      tf.stridedSlice(
        x,
        lengths.map(() => 0),
        lengths,
        steps,
      ),
    );
  }
  const picks = step([], () => windowPicks([1, 1], [0, 0], shape[1]!));
  return step([range, picks], (x: tf.Tensor4D, pick: tf.Tensor4D) =>
    pickFromWindows(x, pick, [rowStep, columnStep]),
  );
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
