import {
  type Network,
  promptStepProgram,
  resnet18,
  resnetCifar,
  squeezenet1_1,
  vgg11,
} from '@reticket/network';
import { expect, it } from 'vitest';
import { borderPrompt, centredSquare } from '../../engine-tfjs/test/support/border-prompt.js';
import { randomNumbers } from '../../engine-tfjs/test/support/random.js';
import { randomWeights } from '../../engine-tfjs/test/support/random-weights.js';
import { relativeDifference } from '../../engine-tfjs/test/support/relative-difference.js';
import { programInputs } from './support/program-inputs.js';
import { runOnce } from './support/run-once.js';

const families: readonly Network[] = [
  squeezenet1_1({ classes: 10, inputSize: 96 }),
  resnet18({ classes: 10, inputSize: 96 }),
  vgg11({ classes: 10, inputSize: 32, hiddenFeatures: 64 }),
  resnetCifar(8),
];

for (const network of families) {
  it(`gives the same prompt step of ${network.name} with the shared border as without`, async () => {
    const random = randomNumbers(7);
    const weights = randomWeights(network, random);
    const imageSize = network.input.height / 4;
    const step = (sharedBorder: boolean) =>
      promptStepProgram(network, {
        batch: 3,
        prompt: borderPrompt(network.input, centredSquare(imageSize, network.input.height)),
        targetClasses: 4,
        sourceLogits: true,
        sharedBorder,
      });
    const inputs = programInputs(step(true), random, 4);
    const shared = await runOnce(step(true), inputs, weights);
    const plain = await runOnce(step(false), inputs, weights);
    expect(step(true).nodes.length).toBeGreaterThan(step(false).nodes.length);
    for (const output of Object.keys(plain)) {
      expect(relativeDifference(shared[output]!, plain[output]!), output).toBeLessThan(1e-4);
    }
  });
}
