import * as tf from '@tensorflow/tfjs-core';
import { executionError } from '../errors.js';
import type { Slot, Step } from './plan.js';
import type { ScheduledStep } from './schedule.js';

/**
 * Runs one step; its result never is one of its inputs, so that each slot can be released by itself. An input that a
 * step passes on becomes a view of the same memory by a reshape, where wasm would copy it for a clone.
 */
function evaluateStep({ inputs, compute }: Step, tensors: ReadonlyMap<Slot, tf.Tensor>): tf.Tensor {
  return tf.tidy(() => {
    const operands = inputs.map((slot) => tensors.get(slot)!);
    const result = compute(...operands);
    return operands.includes(result) ? tf.reshape(result, result.shape) : result;
  });
}

/**
 * Runs steps in order and adds their results to `tensors`; what nothing needs any more is freed on the way.
 *
 * @param task what the steps are part of, for errors.
 * @throws ExecutionError when TensorFlow.js throws.
 */
export function evaluate(steps: readonly ScheduledStep[], tensors: Map<Slot, tf.Tensor>, task: string): void {
  for (const step of steps) {
    try {
      tensors.set(step.output, evaluateStep(step, tensors));
    } catch (cause) {
      throw executionError(task, step.part, cause);
    }
    for (const slot of step.releases) {
      tensors.get(slot)!.dispose();
      tensors.delete(slot);
    }
  }
}
