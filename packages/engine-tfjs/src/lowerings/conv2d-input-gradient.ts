import type { AttributesOf } from '@reticket/network';
import * as tf from '@tensorflow/tfjs-core';
import { kernelLayout } from '../layouts/layout.js';
import type { Slot } from '../plan/plan.js';
import { padOrCrop } from '../tensors/pad-or-crop.js';
import { explicitPads } from '../tensors/windows.js';
import { perGroup } from './channel-groups.js';
import type { LoweringContext, LoweringOf } from './lowering.js';
import { assemblePhases, type Phase, windowAxes, windowPhases } from './window-phases.js';

/** Entries of an axis in any order. */
function takeInOrder(x: tf.Tensor4D, indices: readonly number[], axis: number): tf.Tensor4D {
  const size = x.shape.map((length, index) => (index === axis ? 1 : length));
  const entries = indices.map((index) =>
    tf.slice(
      x,
      size.map((_, a) => (a === axis ? index : 0)),
      size,
    ),
  );
  return entries.length === 1 ? entries[0]! : tf.concat(entries, axis);
}

/** The kernel of one phase: its taps in reverse, inputs and outputs exchanged, [kh,kw,I,O] -> [th,tw,O,I]. */
function phaseKernel(weight: tf.Tensor4D, rows: Phase, columns: Phase): tf.Tensor {
  const taps = takeInOrder(takeInOrder(weight, rows.taps, 0), columns.taps, 1);
  return tf.transpose(taps, [0, 1, 3, 2]);
}

function phaseGradient(dy: tf.Tensor4D, kernel: tf.Tensor4D, rows: Phase, columns: Phase): tf.Tensor {
  const pads = [rows.padBefore, columns.padBefore, rows.padAfter, columns.padAfter] as const;
  const cropped = padOrCrop(
    dy,
    [0, Math.min(0, pads[0]), Math.min(0, pads[1]), 0],
    [0, Math.min(0, pads[2]), Math.min(0, pads[3]), 0],
  ) as tf.Tensor4D;
  const [top, left, bottom, right] = pads;
  return tf.conv2d(
    cropped,
    kernel,
    1,
    explicitPads([Math.max(0, top), Math.max(0, left), Math.max(0, bottom), Math.max(0, right)]),
  );
}

/** The gradient of one group: dy and weight of the group, dx of its C / groups channels. */
function groupGradient(
  { attributes, inputs, step }: LoweringContext<AttributesOf<'conv2dInputGradient'>>,
  dy: Slot,
  weight: Slot,
): Slot {
  const [items, , ...outputSize] = inputs[0]!.shape as [number, number, number, number];
  const [, channels, ...kernel] = inputs[1]!.shape as [number, number, number, number];
  const axes = windowAxes(attributes.inputSize, outputSize, { ...attributes, kernel });
  const [rowPhases, columnPhases] = axes.map(windowPhases);
  const phases = rowPhases!.map((rows) =>
    columnPhases!.map((columns) => {
      if (rows.taps.length === 0 || columns.taps.length === 0) return undefined;
      const phase = step([weight], (w: tf.Tensor4D) => phaseKernel(w, rows, columns));
      return step([dy, phase], (g: tf.Tensor4D, k: tf.Tensor4D) => phaseGradient(g, k, rows, columns));
    }),
  );
  return assemblePhases(step, phases, [items, channels, ...attributes.inputSize]);
}

/**
 * For every phase of the input (see `Phase`) a stride-1 convolution of dy with the phase's kernel, which is kept
 * where the weights are parameters. Without stride there is one phase: the flipped kernel. TensorFlow.js's own
 * `Conv2DBackpropInput` computes the same with scalar loops on wasm.
 */
export const conv2dInputGradient: LoweringOf<'conv2dInputGradient'> = (context) => {
  const { attributes, read, step } = context;
  return perGroup(step, attributes.groups, [read(0), read(1, kernelLayout)], (dy, weight) =>
    groupGradient(context, dy, weight),
  );
};
