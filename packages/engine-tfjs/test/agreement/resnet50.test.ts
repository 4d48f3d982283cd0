import { resnet50 } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { promptStepDifferences, trainStepDifferences } from '../support/agreement.js';
import { backendsHere } from '../support/backends-here.js';

const network = resnet50({ classes: 10, inputSize: 64 });
const seed = 1;

describe.each(backendsHere)('$title agrees with onnx-cpu', ({ options, skip }) => {
  it.skipIf(skip)('on a prompt step of resnet50', async () => {
    const differences = await promptStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });

  it.skipIf(skip)('on a training step of resnet50', async () => {
    const differences = await trainStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });
});
