import type { Tensor } from '@reticket/network';
import { describe, it } from 'vitest';
import { expectClose } from '../../network/test/support/close.js';
import { inputTypes, operationCases } from '../../network/test/support/golden-operations.js';
import { gradientValues, operand, operationProgram } from '../../network/test/support/operation-program.js';
import { runOnce } from './support/run-once.js';

describe('operations and their gradients as torch computes them in double precision', () => {
  for (const operationCase of operationCases) {
    it(operationCase.name, async () => {
      const { op, attributes, inputs, integers, output, outputGradient, gradients } = operationCase;
      const wanted = inputs.map((_, index) => index < gradients.length);
      const program = operationProgram(op, inputTypes(operationCase), attributes, wanted);
      const feeds: Record<string, Tensor> = {
        outputGradient: { data: Float32Array.from(outputGradient.data), shape: outputGradient.shape },
      };
      inputs.forEach(({ data, shape }, index) => {
        const values = integers[index] ? Int32Array.from(data) : Float32Array.from(data);
        feeds[operand(index)] = { data: values, shape };
      });
      const results = await runOnce(program, feeds);
      expectClose(results.output!.data, output.data, 1e-5);
      gradients.forEach((gradient, index) => {
        expectClose(gradientValues(results, index, gradient.data.length), gradient.data, 1e-5);
      });
    });
  }
});
