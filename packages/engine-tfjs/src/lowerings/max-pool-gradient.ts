import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { pickFromWindows, windowPicks } from '../tensors/windows.js';
import type { LoweringOf } from './lowering.js';
import { fittingPads } from './max-pool.js';
import { assemblePhases, phaseLength, type WindowAxis, windowAxes } from './window-phases.js';

type Axes = readonly [WindowAxis, WindowAxis];
type Tap = readonly [number, number];

/** For every window, row-major: 1 where the tap meets padding, else 0. */
function paddingMask(axes: Axes, tap: Tap): readonly number[] {
  const [rows, columns] = axes.map(({ inputSize, outputSize, stride, padBefore }, axis) =>
    Array.from({ length: outputSize }, (_, output) => {
      const position = output * stride + tap[axis]! - padBefore;
      return position < 0 || position >= inputSize;
    }),
  );
  return rows!.flatMap((row) => columns!.map((column) => Number(row || column)));
}

/** Zeros before and after a tensor of one entry per window that put each entry at its position of the tap's phase. */
function tapMargins(axis: WindowAxis, tap: number): readonly [number, number] {
  const before = Math.floor((tap - axis.padBefore) / axis.stride);
  return [before, phaseLength(axis) - axis.outputSize - before];
}

function tapResidue({ padBefore, stride }: WindowAxis, tap: number): number {
  return (((tap - padBefore) % stride) + stride) % stride;
}

/**
 * Tap by tap in row-major order: where x at the tap is the largest value of its window, the tap takes what is left of
 * dy, so the first largest position gets all of it. The parts are then added up by phase (see `Phase`). Exact on
 * finite x; TensorFlow.js's own `MaxPoolGrad` has scalar loops on wasm.
 */
export const maxPoolGradient: LoweringOf<'maxPoolGradient'> = ({
  attributes,
  inputs,
  output,
  read,
  step,
}) => {
  const { kernel, strides } = attributes;
  const [, channels, ...inputSize] = output.shape as [number, number, number, number];
  const outputSize = inputs[1]!.shape.slice(2) as [number, number];
  const axes = windowAxes(inputSize, outputSize, attributes);
  const pads = fittingPads(attributes, inputSize, outputSize);
  const [x, y] = [read(0), read(1)];

  const isSmaller = (tap: Tap): Slot => {
    const picks = step([], () => windowPicks(kernel, tap, channels));
    const distance = step([x, y, picks], (image: tf.Tensor4D, largest: tf.Tensor4D, pick: tf.Tensor4D) =>
      tf.sub(largest, pickFromWindows(image, pick, strides, pads)),
    );
    const mask = paddingMask(axes, tap);
    if (!mask.includes(1)) return step([distance], (d: tf.Tensor) => tf.step(d));
    const padding = step([], () => tf.tensor4d([...mask], [1, ...outputSize, 1]));
    return step([distance, padding], (d: tf.Tensor, p: tf.Tensor) => tf.step(tf.add(tf.step(d), p)));
  };

  const phases = Array.from({ length: strides[0] }, () =>
    Array<Slot | undefined>(strides[1]).fill(undefined),
  );
  const place = (taken: Slot, tap: Tap): void => {
    const [rows, columns] = axes.map((axis, index) => tapMargins(axis, tap[index]!));
    const placed = step([taken], (part: tf.Tensor) =>
      padOrCrop(part, [0, rows![0], columns![0], 0], [0, rows![1], columns![1], 0]),
    );
    const phase = phases[tapResidue(axes[0], tap[0])]!;
    const residue = tapResidue(axes[1], tap[1]);
    const sum = phase[residue];
    phase[residue] =
      sum === undefined ? placed : step([sum, placed], (a: tf.Tensor, b: tf.Tensor) => tf.add(a, b));
  };

  let left = read(2);
  const taps = Array.from(
    { length: kernel[0] * kernel[1] },
    (_, position): Tap => [Math.floor(position / kernel[1]), position % kernel[1]],
  );
  for (const tap of taps.slice(0, -1)) {
    const passed = step([left, isSmaller(tap)], (dy: tf.Tensor, smaller: tf.Tensor) => tf.mul(dy, smaller));
    place(
      step([left, passed], (dy: tf.Tensor, rest: tf.Tensor) => tf.sub(dy, rest)),
      tap,
    );
    left = passed;
  }
  place(left, taps.at(-1)!);
  return assemblePhases(step, phases, output.shape);
};
