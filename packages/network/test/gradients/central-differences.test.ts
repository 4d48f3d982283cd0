import { describe, it } from 'vitest';
import { differenceGradient, dot } from '../support/central-differences.js';
import { expectClose } from '../support/close.js';
import { inputTypes, operationCases } from '../support/golden-operations.js';
import { gradientValues, operand, operationProgram } from '../support/operation-program.js';
import { interpret } from '../support/reference/interpret.js';
import type { Value } from '../support/reference/value.js';

/** Points where the derivative jumps: central differences say nothing there. */
const kinks = new Set([
  'a max pool with ties',
  'a ReLU, at 0 too',
  'a ReLU6, at 0 and 6 too',
  'a clamp, at both bounds too',
  'a hat, where its derivative jumps',
  'the gradient of a ReLU, whose gates stand still',
  'the gradient of a ReLU6, whose gates stand still',
]);

/** It stops the gradient on purpose, so its gradient rule is not its derivative. */
const detached = 'detachRectangle';

const smooth = operationCases.filter(({ name, op }) => !kinks.has(name) && op !== detached);

describe('a gradient rule', () => {
  it.each(smooth.map((golden) => [golden.name, golden] as const))(
    'agrees with central differences for %s',
    (_, golden) => {
      const wanted = golden.inputs.map((__, index) => index < golden.gradients.length);
      const program = operationProgram(golden.op, inputTypes(golden), golden.attributes, wanted);
      const feeds = Object.fromEntries(
        golden.inputs.map(({ shape, data }, index) => [
          operand(index),
          { shape, data: Float64Array.from(data) },
        ]),
      );
      const { shape, data } = golden.outputGradient;
      const outputGradient = { shape, data: Float64Array.from(data) };
      const scalar = (at: Readonly<Record<string, Value>>) =>
        dot(interpret(program, { ...at, outputGradient }).output!.data, outputGradient.data);
      const outputs = interpret(program, { ...feeds, outputGradient });
      golden.gradients.forEach((__, index) => {
        const expected = differenceGradient(scalar, feeds, operand(index));
        expectClose(gradientValues(outputs, index, expected.length), expected, 1e-7);
      });
    },
  );
});
