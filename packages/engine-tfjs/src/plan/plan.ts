import type * as tf from '@tensorflow/tfjs-core';

/** A tensor that exists while a plan runs. */
export interface Slot {
  readonly index: number;
  /** Whether it depends on no input, so that it is computed once for all runs. */
  readonly frozen: boolean;
}

/** Computes one tensor from others. Tensors it makes on the way are freed when it returns. */
export interface Step {
  readonly inputs: readonly Slot[];
  readonly output: Slot;
  readonly compute: (...tensors: tf.Tensor[]) => tf.Tensor;
  /** What it belongs to in the program, such as `conv2d layer1.0.conv1`. */
  readonly part: string;
}

/** A lowered program: steps in the order in which they run. Every tensor is row-major at feeds and results. */
export interface Plan {
  readonly feeds: ReadonlyMap<string, Slot>;
  readonly steps: readonly Step[];
  readonly results: ReadonlyMap<string, Slot>;
}
