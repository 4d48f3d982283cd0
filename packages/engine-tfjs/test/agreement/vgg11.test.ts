import { vgg11 } from '@reticket/network';
import { expect, it } from 'vitest';
import { promptStepDifferences, trainStepDifferences } from '../support/agreement.js';

const network = vgg11({ classes: 10, inputSize: 32, hiddenFeatures: 64 });
const seed = 1;

it('agrees with onnx-cpu on a prompt step of vgg11', async () => {
  const differences = await promptStepDifferences(network, { seed });
  expect(Math.max(...differences.values())).toBeLessThan(1e-4);
});

it('agrees with onnx-cpu on a training step of vgg11', async () => {
  const differences = await trainStepDifferences(network, { seed });
  expect(Math.max(...differences.values())).toBeLessThan(1e-4);
});
