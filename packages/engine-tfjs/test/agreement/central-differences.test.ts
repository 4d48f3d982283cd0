import type { Tensor } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../../network/test/support/reference/interpret.js';
import { createTfjsEngine } from '../../src/index.js';
import { backends } from '../support/operation.js';
import { relativeDifference } from '../support/relative-difference.js';
import { smoothInputs, smoothProgram, smoothVariables } from '../support/smooth-program.js';

const program = smoothProgram();
const inputs: Record<string, Tensor> = smoothInputs;

/** Central differences of the loss in double precision. */
function numericGradient(name: string): Tensor {
  const { data, shape } = inputs[name]!;
  const step = 1e-4;
  const gradient = Float32Array.from(data, (_, index) => {
    const lossAt = (distance: number): number => {
      const moved = Float64Array.from(data);
      moved[index]! += distance;
      return interpret(program, { ...inputs, [name]: { data: moved, shape } }).loss!.data[0]!;
    };
    return (lossAt(step) - lossAt(-step)) / (2 * step);
  });
  return { data: gradient, shape };
}

describe.each(backends)('gradients on %s', (backend) => {
  it.each(smoothVariables)('agree with central differences by %s', async (name) => {
    const executable = await (await createTfjsEngine({ backend })).compile(program, new Map());
    const outputs = await executable.run(inputs);
    await executable.dispose();
    const exact = numericGradient(name);
    // The bias in front of a normalisation has no effect: both gradients are rounding errors.
    if (name === 'conv.bias') {
      for (const value of outputs['gradient/conv.bias']!.data) expect(value).toBeCloseTo(0, 6);
    } else {
      expect(relativeDifference(outputs[`gradient/${name}`]!, exact)).toBeLessThan(1e-4);
    }
  });
});
