import * as tf from '@tensorflow/tfjs-core';
import type { Slot } from '../plan/plan.js';
import { sliceRange } from '../tensors/slice-range.js';
import type { LoweringContext } from './lowering.js';

/**
 * Applies `lower` to each group of a grouped convolution by itself and joins the results. In the layouts of this
 * package every operand and every result is divided into groups along its last axis.
 */
export function perGroup(
  step: LoweringContext<unknown>['step'],
  groups: number,
  operands: readonly [Slot, Slot],
  lower: (first: Slot, second: Slot) => Slot,
): Slot {
  if (groups === 1) return lower(...operands);
  const results = Array.from({ length: groups }, (_, group) => {
    const [first, second] = operands.map((operand) =>
      step([operand], (x: tf.Tensor) => part(x, group, groups)),
    );
    return lower(first!, second!);
  });
  return step(results, (...tensors: tf.Tensor[]) => tf.concat(tensors, tensors[0]!.rank - 1));
}

function part(x: tf.Tensor, group: number, groups: number): tf.Tensor {
  const size = x.shape.at(-1)! / groups;
  const before = x.shape.slice(0, -1);
  return sliceRange(x, [...before.map(() => 0), group * size], [...before, size]);
}
