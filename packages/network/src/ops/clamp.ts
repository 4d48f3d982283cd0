import { ShapeError } from '../errors.js';
import type { Operation } from '../graph/operation.js';
import { expectShape, floatInput } from './check.js';

export interface ClampAttributes {
  readonly lowest: number;
  readonly highest: number;
}

/** min(max(x, lowest), highest); the gradient is 1 at both bounds and between them, as in PyTorch. */
export const clamp: Operation<ClampAttributes> = {
  name: 'clamp',
  infer(inputs, { lowest, highest }) {
    if (!(lowest <= highest)) {
      throw new ShapeError(`invalid clamp bounds: got ${lowest} and ${highest}, expected lowest <= highest`);
    }
    return floatInput('clamp', inputs, 0);
  },
  gradient: ({ inputs, attributes, outputGradient, emit }) => [
    emit(clampGradient, [inputs[0]!, outputGradient], attributes),
  ],
};

/** dy where x lies within the bounds, 0 elsewhere: x, dy -> dx. */
export const clampGradient: Operation<ClampAttributes> = {
  name: 'clampGradient',
  infer(inputs) {
    const x = floatInput('clampGradient', inputs, 0);
    expectShape('clampGradient', inputs, 1, x.shape);
    return x;
  },
};
