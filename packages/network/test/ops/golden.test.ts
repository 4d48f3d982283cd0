import { describe, expect, it } from 'vitest';
import { operations } from '../../src/index.js';
import { expectClose } from '../support/close.js';
import { inputTypes, type OperationCase, operationCases } from '../support/golden-operations.js';
import { gradientValues, operand, operandGradient, operationProgram } from '../support/operation-program.js';
import { interpret } from '../support/reference/interpret.js';
import type { Value } from '../support/reference/value.js';

const value = ({ shape, data }: OperationCase['output']): Value => ({ shape, data: Float64Array.from(data) });

function run(golden: OperationCase): Readonly<Record<string, Value>> {
  const wanted = golden.inputs.map((_, index) => index < golden.gradients.length);
  const program = operationProgram(golden.op, inputTypes(golden), golden.attributes, wanted);
  const feeds = golden.inputs.map((input, index) => [operand(index), value(input)] as const);
  return interpret(program, { ...Object.fromEntries(feeds), outputGradient: value(golden.outputGradient) });
}

describe('an operation and its gradient rule', () => {
  it.each(operationCases.map((golden) => [golden.name, golden] as const))(
    'agree with PyTorch on %s',
    (_, golden) => {
      const outputs = run(golden);
      expect(outputs.output!.shape).toEqual(golden.output.shape);
      expectClose(outputs.output!.data, golden.output.data, 1e-12);
      golden.gradients.forEach((expected, index) => {
        const gradient = outputs[operandGradient(index)];
        if (gradient !== undefined) expect(gradient.shape).toEqual(expected.shape);
        expectClose(gradientValues(outputs, index, expected.data.length), expected.data, 1e-12);
      });
    },
  );

  it('are covered for every operation that has a gradient rule', () => {
    const differentiable = Object.values(operations)
      .filter((operation) => 'gradient' in operation)
      .map(({ name }) => name);
    expect([...new Set(operationCases.map(({ op }) => op))].sort()).toEqual(differentiable.sort());
  });
});
