import * as tf from '@tensorflow/tfjs-core';
import { activationLayout, toPhysical } from '../layouts/layout.js';
import type { Slot } from '../plan/plan.js';
import { interleave } from '../tensors/interleave.js';
import { sliceRange } from '../tensors/slice-range.js';
import type { LoweringContext } from './lowering.js';

/**
 * Along one axis, the positions i = stride * a + residue of a window's input, for a = 0, 1, ... They meet the kernel
 * at every stride-th tap, so their gradient is an unstrided window over the output gradient:
 * dx[i] = sum over t of dy[a - padBefore + t] * kernel[taps[t]].
 */
export interface Phase {
  /** Kernel taps in the order in which the window meets them; none where no window meets the phase. */
  readonly taps: readonly number[];
  /** Zeros before dy; negative where its first entries do not matter. */
  readonly padBefore: number;
  /** Zeros after dy, or less than none. */
  readonly padAfter: number;
}

export interface WindowAxis {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padBefore: number;
}

/** Number of positions of each phase; the last of them may lie beyond the input. */
export function phaseLength({ inputSize, stride }: WindowAxis): number {
  return Math.ceil(inputSize / stride);
}

/** The phases of one axis, by residue: the sub-pixel decomposition of a transposed convolution. */
export function windowPhases(axis: WindowAxis): readonly Phase[] {
  const { outputSize, kernel, stride, padBefore } = axis;
  return Array.from({ length: stride }, (_, residue) => {
    const firstTap = (residue + padBefore) % stride;
    const count = Math.max(0, Math.ceil((kernel - firstTap) / stride));
    const firstOutput = Math.floor((residue + padBefore) / stride);
    const before = count - 1 - firstOutput;
    const after = phaseLength(axis) + firstOutput - outputSize;
    const met = outputSize + Math.min(0, before) + Math.min(0, after);
    return {
      taps: met > 0 ? Array.from({ length: count }, (_, t) => firstTap + stride * (count - 1 - t)) : [],
      padBefore: before,
      padAfter: after,
    };
  });
}

/** Axes of a window over images: dy [N,*,H',W'] of an input [N,*,H,W]. */
export function windowAxes(
  inputSize: readonly [number, number],
  outputSize: readonly [number, number],
  {
    kernel,
    strides,
    pads,
  }: { kernel: readonly number[]; strides: readonly number[]; pads: readonly number[] },
): readonly [WindowAxis, WindowAxis] {
  const along = (axis: 0 | 1): WindowAxis => ({
    inputSize: inputSize[axis],
    outputSize: outputSize[axis],
    kernel: kernel[axis]!,
    stride: strides[axis]!,
    padBefore: pads[axis]!,
  });
  return [along(0), along(1)];
}

/** One tensor per pair of residues, [N,A,B,C] (absent: zeros), put together to the input's gradient, whose program shape is [N,C,H,W]. */
export function assemblePhases(
  step: LoweringContext<unknown>['step'],
  phases: readonly (readonly (Slot | undefined)[])[],
  shape: readonly number[],
): Slot {
  const size = toPhysical(activationLayout(4), shape);
  const rows = phases.map((row) => weave(step, row, 2));
  const whole = weave(step, rows, 1);
  if (whole === undefined) return step([], () => tf.zeros(size));
  return step([whole], (x: tf.Tensor) => sliceRange(x, [0, 0, 0, 0], size));
}

function weave(
  step: LoweringContext<unknown>['step'],
  parts: readonly (Slot | undefined)[],
  axis: number,
): Slot | undefined {
  const present = parts.filter((part) => part !== undefined);
  if (present.length === 0) return undefined;
  return step(present, (...tensors: tf.Tensor[]) => {
    const remaining = [...tensors];
    return interleave(
      parts.map((part) => (part === undefined ? undefined : remaining.shift())),
      axis,
    );
  });
}
