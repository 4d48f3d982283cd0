import { resnetCifar } from '@reticket/network';
import { expect, it } from 'vitest';
import { promptStepDifferences, trainStepDifferences } from '../support/agreement.js';

const network = resnetCifar(20);
const seed = 1;

it('agrees with onnx-cpu on a prompt step of resnetCifar', async () => {
  const differences = await promptStepDifferences(network, { seed });
  expect(Math.max(...differences.values())).toBeLessThan(1e-4);
});

it('agrees with onnx-cpu on a training step of resnetCifar', async () => {
  const differences = await trainStepDifferences(network, { seed });
  expect(Math.max(...differences.values())).toBeLessThan(1e-4);
});
