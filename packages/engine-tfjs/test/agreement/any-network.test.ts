import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  featuresProgram,
  intTensor,
  logitsProgram,
  type Network,
  type Program,
  promptedLogitsProgram,
  promptStepProgram,
  type Rectangle,
  trainStepProgram,
} from '@reticket/network';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { networkAndRectangle } from '../../../network/test/support/random-networks.js';
import { interpret } from '../../../network/test/support/reference/interpret.js';
import { createTfjsEngine } from '../../src/index.js';
import { backendsHere } from '../support/backends-here.js';
import { borderPrompt } from '../support/border-prompt.js';
import { nearestTie } from '../support/nearest-tie.js';
import { inputsOf, randomValues, weightsOf } from '../support/program-values.js';
import { randomNumbers } from '../support/random.js';
import { randomWeights } from '../support/random-weights.js';
import { largestDifference } from '../support/relative-difference.js';
import { runOnce } from '../support/run-once.js';

/** Source classes of the target classes; different ones, or the gradient could be 0 but for rounding. */
const map = intTensor(Int32Array.of(4, 0, 2));

/** Every program of a network, those with a prompt with and without the shared border. */
function programsOf(network: Network, within: Rectangle, batch: number): readonly Program[] {
  const prompt = borderPrompt(network.input, within);
  const prompted = [false, true].flatMap((sharedBorder) => [
    promptedLogitsProgram(network, { batch, prompt, sharedBorder }),
    promptStepProgram(network, { batch, prompt, sharedBorder, targetClasses: 3, sourceLogits: true }),
  ]);
  return [
    logitsProgram(network, { batch }),
    featuresProgram(network, { batch }),
    trainStepProgram(network, { batch }),
    ...prompted,
  ];
}

it('every engine computes every program of any network as the reference does', async () => {
  const engines = [
    await createOnnxEngine({ threads: 1 }),
    await createTfjsEngine({ backend: 'cpu' }),
    ...(await Promise.all(
      backendsHere.filter(({ skip }) => !skip).map(({ options }) => createTfjsEngine(options)),
    )),
  ];
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(
      networkAndRectangle,
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      async ({ network, rectangle }, batch, seed) => {
        const weights = randomWeights(network, randomNumbers(seed));
        const runs = programsOf(network, rectangle, batch).map((program) => ({
          program,
          values: { ...randomValues(program, weights, randomNumbers(seed + 1), 3), map },
        }));
        fc.pre(runs.every(({ program, values }) => nearestTie(program, values) > 1e-5));
        const [plain, split] = runs.filter(({ program }) => program.name.endsWith('promptStep'));
        if (split!.program.nodes.length > plain!.program.nodes.length) shared += 1;
        for (const { program, values } of runs) {
          const expected = interpret(program, inputsOf(program, values), weightsOf(program, values));
          for (const engine of engines) {
            const actual = await runOnce(engine, program, values);
            expect(largestDifference(actual, expected), `${engine.name}: ${program.name}`).toBeLessThan(1e-4);
          }
        }
      },
    ),
    { seed: 1, numRuns: 60 },
  );
  expect(shared).toBeGreaterThan(15);
});
