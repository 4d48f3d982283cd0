import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { expectShape, floatInput } from './check.js';

/**
 * max(0, 1 - |x|): the weight that linear interpolation gives a sample at distance x. Where the derivative jumps it is
 * the one from the right (-1 at 0, 1 at -1, 0 at 1), as in PyTorch's `grid_sample`, so that an image that is sampled
 * at its own pixels still has a gradient.
 */
export const hat: Operation<NoAttributes> = {
  name: 'hat',
  infer: (inputs) => floatInput('hat', inputs, 0),
  gradient: ({ inputs, outputGradient, emit }) => [
    emit(hatGradient, [inputs[0]!, outputGradient], noAttributes),
  ],
};

/** dy for -1 <= x < 0, -dy for 0 <= x < 1, 0 elsewhere: x, dy -> dx. */
export const hatGradient: Operation<NoAttributes> = {
  name: 'hatGradient',
  infer(inputs) {
    const x = floatInput('hatGradient', inputs, 0);
    expectShape('hatGradient', inputs, 1, x.shape);
    return x;
  },
};
