import { createOnnxEngine } from '@reticket/engine-onnx';
import {
  gradientOutput,
  type Network,
  type Program,
  promptStepProgram,
  trainStepProgram,
} from '@reticket/network';
import { createTfjsEngine, type TfjsEngineOptions } from '../../src/index.js';
import { borderPrompt, centredSquare } from './border-prompt.js';
import { type ProgramValues, randomValues } from './program-values.js';
import { randomNumbers } from './random.js';
import { randomWeights } from './random-weights.js';
import { relativeDifference } from './relative-difference.js';
import { runOnce } from './run-once.js';
import { withoutTies } from './ties.js';

const batch = 2;
const targetClasses = 4;
const onnxEngine = await createOnnxEngine({ threads: 1 });

/** Random values for a program of a network, without ties. */
async function tieFreeValues(network: Network, program: Program, seed: number): Promise<ProgramValues> {
  const random = randomNumbers(seed);
  const values = randomValues(program, randomWeights(network, random), random, targetClasses);
  return withoutTies(onnxEngine, program, values);
}

/** Relative difference of every output between a backend and onnx-cpu. */
async function differences(
  options: TfjsEngineOptions,
  program: Program,
  values: ProgramValues,
): Promise<Map<string, number>> {
  const tfjs = await runOnce(await createTfjsEngine(options), program, values);
  const onnx = await runOnce(onnxEngine, program, values);
  return new Map(
    Object.keys(onnx).map((output) => [output, relativeDifference(tfjs[output]!, onnx[output]!)]),
  );
}

/**
 * Differences of one prompt step on images of half the network's input size, with every image computed as a whole and
 * with the border computed once for all images.
 */
export async function promptStepDifferences(
  network: Network,
  { seed, options }: { seed: number; options: TfjsEngineOptions },
): Promise<ReadonlyMap<string, number>> {
  const { height } = network.input;
  const prompt = borderPrompt(network.input, centredSquare(height / 2, height));
  const program = (sharedBorder: boolean) =>
    promptStepProgram(network, { batch, prompt, sharedBorder, targetClasses, sourceLogits: true });
  const values = await tieFreeValues(network, program(false), seed);
  const shared = await differences(options, program(true), values);
  return new Map([
    ...(await differences(options, program(false), values)),
    ...[...shared].map(([output, difference]): [string, number] => [`${output} (shared border)`, difference]),
  ]);
}

/** Biases whose gradient is 0 but for rounding, because a normalisation with batch statistics follows. */
function cancelledBiases(network: Network): readonly string[] {
  const normalized = new Set(
    network.nodes.flatMap(({ op, inputs }) => (op === 'batchNorm' ? [inputs[0]!] : [])),
  );
  return network.nodes.flatMap(({ op, name, inputs }) =>
    op === 'conv2d' && normalized.has(name) && inputs.length > 2 ? [inputs[2]!] : [],
  );
}

/** Differences of one training step. */
export async function trainStepDifferences(
  network: Network,
  { seed, options }: { seed: number; options: TfjsEngineOptions },
): Promise<ReadonlyMap<string, number>> {
  const program = trainStepProgram(network, { batch });
  const found = await differences(options, program, await tieFreeValues(network, program, seed));
  for (const bias of cancelledBiases(network)) found.delete(gradientOutput(bias));
  return found;
}
