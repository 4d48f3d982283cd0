import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { expectShape, floatInput } from './check.js';

/**
 * An elementwise function whose gradient can be computed from its own output: (y, dy) -> dx. Where the function is
 * piecewise linear, that gradient has one itself: it is linear in dy, and its derivative by y is 0.
 */
function activation(
  name: string,
  { piecewiseLinear = false }: { piecewiseLinear?: boolean } = {},
): readonly [Operation<NoAttributes>, Operation<NoAttributes>] {
  const gradientOperation: Operation<NoAttributes> = {
    name: `${name}Gradient`,
    infer(inputs) {
      const y = floatInput(`${name}Gradient`, inputs, 0);
      expectShape(`${name}Gradient`, inputs, 1, y.shape);
      return y;
    },
    ...(piecewiseLinear && {
      gradient: ({ inputs, outputGradient, wanted, emit }) => [
        undefined,
        wanted[1] ? emit(gradientOperation, [inputs[0]!, outputGradient], noAttributes) : undefined,
      ],
    }),
  };
  const operation: Operation<NoAttributes> = {
    name,
    infer: (inputs) => floatInput(name, inputs, 0),
    gradient: ({ output, outputGradient, emit }) => [
      emit(gradientOperation, [output, outputGradient], noAttributes),
    ],
  };
  return [operation, gradientOperation];
}

/** max(x, 0); the gradient at 0 is 0, as in PyTorch. */
export const [relu, reluGradient] = activation('relu', { piecewiseLinear: true });

/** min(max(x, 0), 6); the gradient at 0 and at 6 is 0, as in PyTorch. */
export const [relu6, relu6Gradient] = activation('relu6', { piecewiseLinear: true });

/** 1 / x. */
export const [reciprocal, reciprocalGradient] = activation('reciprocal', { piecewiseLinear: false });

/** 1 / (1 + exp(-x)). */
export const [sigmoid, sigmoidGradient] = activation('sigmoid');
