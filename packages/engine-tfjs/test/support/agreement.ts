import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  type Network,
  type Program,
  promptStepProgram,
  type Tensor,
  trainStepProgram,
  type Weights,
} from '@reticket/network';
import { createTfjsEngine } from '../../src/index.js';
import { borderPrompt } from './border-prompt.js';
import { programInputs } from './program-inputs.js';
import { randomNumbers } from './random.js';
import { randomWeights } from './random-weights.js';
import { relativeDifference } from './relative-difference.js';

const batch = 2;

async function outputsOfBothEngines(
  program: Program,
  weights: Weights,
  inputs: Readonly<Record<string, Tensor>>,
): Promise<readonly [Readonly<Record<string, Tensor>>, Readonly<Record<string, Tensor>>]> {
  const results = [];
  for (const engine of [await createTfjsEngine({ backend: 'wasm' }), await createOnnxEngine({ threads: 1 })]) {
    const executable = await engine.compile(program, weights);
    results.push(await executable.run(inputs));
    await executable.dispose();
  }
  return results as [Readonly<Record<string, Tensor>>, Readonly<Record<string, Tensor>>];
}

/** Relative difference of every output between tfjs-wasm and onnx-cpu. */
async function differences(
  program: Program,
  network: Network,
  seed: number,
): Promise<ReadonlyMap<string, number>> {
  const random = randomNumbers(seed);
  const weights = randomWeights(network, random);
  const inputs = programInputs(program, weights, random, Math.min(4, network.classes));
  const [tfjs, onnx] = await outputsOfBothEngines(program, weights, inputs);
  return new Map(
    Object.keys(onnx).map((output) => [output, relativeDifference(tfjs[output]!, onnx[output]!)]),
  );
}

/** Differences of one prompt step on images of half the network's input size. */
export function promptStepDifferences(network: Network, seed: number): Promise<ReadonlyMap<string, number>> {
  const { height } = network.input;
  const program = promptStepProgram(network, {
    batch,
    prompt: borderPrompt(height / 2, height),
    targetClasses: 4,
    sourceLogits: true,
  });
  return differences(program, network, seed);
}

/** Differences of one training step. */
export function trainStepDifferences(network: Network, seed: number): Promise<ReadonlyMap<string, number>> {
  return differences(trainStepProgram(network, { batch }), network, seed);
}
