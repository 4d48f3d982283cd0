import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  intTensor,
  type Network,
  promptStepProgram,
  type Rectangle,
  resnet18,
  resnet50,
  resnetCifar,
  squeezenet1_1,
  vgg11,
} from '@reticket/network';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rectangleOf } from '../../../network/test/support/random-networks.js';
import { createTfjsEngine } from '../../src/index.js';
import { borderPrompt } from '../support/border-prompt.js';
import { randomValues } from '../support/program-values.js';
import { randomNumbers } from '../support/random.js';
import { randomWeights } from '../support/random-weights.js';
import { largestDifference } from '../support/relative-difference.js';
import { runOnce } from '../support/run-once.js';
import { withoutTies } from '../support/ties.js';

const map = intTensor(Int32Array.of(6, 0, 2, 9));
const onnx = await createOnnxEngine({ threads: 1 });

/** One prompt step with and without the shared border, with values without ties for both. */
async function promptSteps(network: Network, within: Rectangle, batch: number, seed: number) {
  const prompt = borderPrompt(network.input, within);
  const options = { batch, prompt, targetClasses: 4, sourceLogits: true };
  const plain = promptStepProgram(network, { ...options, sharedBorder: false });
  const shared = promptStepProgram(network, options);
  const random = randomNumbers(seed);
  const values = { ...randomValues(plain, randomWeights(network, random), random, 4), map };
  return { plain, shared, values: await withoutTies(onnx, plain, values) };
}

const families: readonly (readonly [string, Network])[] = [
  resnetCifar(8, { inputSize: 16 }),
  resnet18({ classes: 10, inputSize: 40 }),
  resnet50({ classes: 10, inputSize: 32 }),
  squeezenet1_1({ classes: 10, inputSize: 48 }),
  vgg11({ classes: 10, inputSize: 32, hiddenFeatures: 64 }),
].map((network) => [network.name, network]);

it.each(families)(
  'a prompt step of %s is the same with a shared border around any window',
  async (_, network) => {
    const wasm = await createTfjsEngine({ backend: 'wasm' });
    const { height, width } = network.input;
    const small = rectangleOf([height, width]).filter(
      ({ top, left, bottom, right }) => (bottom - top) * (right - left) < (height * width) / 4,
    );
    await fc.assert(
      fc.asyncProperty(small, fc.integer({ min: 3, max: 6 }), fc.nat(), async (within, batch, seed) => {
        const { plain, shared, values } = await promptSteps(network, within, batch, seed);
        expect(shared.nodes.length).toBeGreaterThan(plain.nodes.length);
        const expected = await runOnce(onnx, plain, values);
        for (const engine of [onnx, wasm]) {
          expect(
            largestDifference(await runOnce(engine, shared, values), expected),
            engine.name,
          ).toBeLessThan(1e-4);
        }
      }),
      { seed: 3, numRuns: 2, endOnFailure: true },
    );
  },
);
