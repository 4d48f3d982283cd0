import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { expectShape, floatInput } from './check.js';

/** An elementwise function whose gradient can be computed from its own output: (y, dy) -> dx. */
function activation(name: string): readonly [Operation<NoAttributes>, Operation<NoAttributes>] {
  const gradientOperation: Operation<NoAttributes> = {
    name: `${name}Gradient`,
    infer(inputs) {
      const y = floatInput(`${name}Gradient`, inputs, 0);
      expectShape(`${name}Gradient`, inputs, 1, y.shape);
      return y;
    },
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
export const [relu, reluGradient] = activation('relu');

/** min(max(x, 0), 6); the gradient at 0 and at 6 is 0, as in PyTorch. */
export const [relu6, relu6Gradient] = activation('relu6');

/** 1 / x. */
export const [reciprocal, reciprocalGradient] = activation('reciprocal');

/** 1 / (1 + exp(-x)). */
export const [sigmoid, sigmoidGradient] = activation('sigmoid');
