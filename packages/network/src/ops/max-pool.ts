import type { Operation } from '../graph/operation.js';
import { expectShape, float32, floatInput, nchw } from './check.js';
import { outputSize, type SpatialWindow } from './spatial-window.js';

export interface MaxPoolAttributes extends SpatialWindow {
  /** Whether a last incomplete window counts (torch's `ceil_mode`). */
  readonly ceil: boolean;
}

/** Largest value of each window: [N,C,H,W] -> [N,C,H',W']. Padding never wins. */
export const maxPool: Operation<MaxPoolAttributes> = {
  name: 'maxPool',
  infer(inputs, attributes) {
    const [n, c, h, w] = nchw(floatInput('maxPool', inputs, 0, 4));
    return float32(n, c, ...outputSize('maxPool', [h, w], attributes, attributes.ceil));
  },
  gradient: ({ inputs, output, attributes, outputGradient, emit }) => [
    emit(maxPoolGradient, [inputs[0]!, output, outputGradient], attributes),
  ],
};

/** Sends each dy to the first largest position of its window in row-major order: x, y, dy -> dx. */
export const maxPoolGradient: Operation<MaxPoolAttributes> = {
  name: 'maxPoolGradient',
  infer(inputs) {
    const y = floatInput('maxPoolGradient', inputs, 1, 4);
    expectShape('maxPoolGradient', inputs, 2, y.shape);
    return floatInput('maxPoolGradient', inputs, 0, 4);
  },
};
