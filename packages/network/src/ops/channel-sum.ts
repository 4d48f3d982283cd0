import { ShapeError } from '../errors.js';
import type { NoAttributes, Operation } from '../graph/operation.js';
import { formatShape } from '../tensor.js';
import { float32, floatInput } from './check.js';

/** Sum over every axis but the second: [N,C,...] -> [C]. The gradient of a bias. */
export const channelSum: Operation<NoAttributes> = {
  name: 'channelSum',
  infer(inputs) {
    const { shape } = floatInput('channelSum', inputs, 0);
    if (shape.length < 2) {
      throw new ShapeError(`invalid channelSum input 0: got shape ${formatShape(shape)}, expected rank >= 2`);
    }
    return float32(shape[1]!);
  },
};
