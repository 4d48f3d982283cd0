import { squeezenet1_1 } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { promptStepDifferences, trainStepDifferences } from '../support/agreement.js';
import { backendsForSmallNetworks } from '../support/backends-here.js';

const network = squeezenet1_1({ classes: 10, inputSize: 64 });
const seed = 2;

describe.each(backendsForSmallNetworks)('$title agrees with onnx-cpu', ({ options, skip }) => {
  it.skipIf(skip)('on a prompt step of squeezenet1_1', async () => {
    const differences = await promptStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });

  it.skipIf(skip)('on a training step of squeezenet1_1', async () => {
    const differences = await trainStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });
});
