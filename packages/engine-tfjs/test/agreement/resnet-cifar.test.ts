import { resnetCifar } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { promptStepDifferences, trainStepDifferences } from '../support/agreement.js';
import { backendsForSmallNetworks } from '../support/backends-here.js';

const network = resnetCifar(20);
const seed = 1;

describe.each(backendsForSmallNetworks)('$title agrees with onnx-cpu', ({ options, skip }) => {
  it.skipIf(skip)('on a prompt step of resnetCifar', async () => {
    const differences = await promptStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });

  it.skipIf(skip)('on a training step of resnetCifar', async () => {
    const differences = await trainStepDifferences(network, { seed, options });
    expect(Math.max(...differences.values())).toBeLessThan(1e-4);
  });
});
