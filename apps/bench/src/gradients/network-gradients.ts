import { type ImageSet, toTensorBatch } from '@reticket/datasets';
import {
  type Engine,
  type Executable,
  fitBatch,
  gradientOutput,
  InvalidArgumentError,
  type Network,
  type Program,
  prunableParameters,
  type Tensor,
  type Weights,
} from '@reticket/network';
import { type GradientSource, type Gradients, hessianGradientProduct } from '@reticket/sparsity';
import { gatesPrefix } from './emit-layers.js';
import { flowGradientProgram } from './flow-gradient-program.js';
import { lossGradientProgram } from './loss-gradient-program.js';

export interface NetworkGradientsOptions {
  readonly engine: Engine;
  readonly network: Network;
  /** Samples of the loss: all of them, each time, as they are. */
  readonly images: ImageSet;
  /** What the logits are divided by in the loss, > 0, default 1. The paper of GraSP takes 200. */
  readonly temperature?: number | undefined;
  /** Bytes that running a program may take; batches are made smaller to fit. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** All that scores need of a network and labelled images; `dispose` gives the memory of the engine back. */
export interface NetworkGradients extends Required<Omit<GradientSource, 'random'>> {
  readonly dispose: () => Promise<void>;
}

const largestBatch = 100;

/** The sum over all batches of `term` of the gradient of a batch's loss. */
interface BatchSum {
  /** Most images of a batch. */
  readonly largest: number;
  /** What each image counts in the loss of its batch. */
  readonly itemWeight: number;
  readonly term: (gradient: number) => number;
  /** Weights at which ReLUs have the gates they keep; by default those of the gradient. */
  readonly gates?: Weights;
}

/**
 * Gradients of the prunable parameters of a network, for `pruneInRounds`. The loss is the cross-entropy of the network as
 * it infers: batch normalisation uses its running statistics, so that images do not depend on each other.
 *
 * - `gradientsAt`: of the mean loss; one pass forward and back of each image.
 * - `squaredGradientsAt`: mean of the squares of each image's own gradient, run by itself; as many passes of batch 1.
 * - `hessianGradientsAt`: `hessianGradientProduct` of a loss whose ReLUs keep the gates they have at `weights`, as in
 *   the exact product: a difference of plain gradients would count every gate that opens or closes on the way. About
 *   four times the cost of `gradientsAt`; not for networks with max-pooling.
 * - `flowGradientsAt`: of the sum of the logits for an image of ones; one pass of batch 1.
 *
 * Each is compiled when it is first asked for. Sums are taken in double precision, in the order of the images.
 *
 * @throws InvalidArgumentError of `@reticket/network` without images, or for a temperature that is not positive; when
 * asked for gradients, MemoryLimitError if one image needs more than `memoryLimit`.
 */
export function networkGradients(options: NetworkGradientsOptions): NetworkGradients {
  const { engine, network, images, temperature = 1, memoryLimit, signal } = options;
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new InvalidArgumentError(`invalid temperature: got ${temperature}, expected a finite number > 0`);
  }
  if (images.count === 0) throw new InvalidArgumentError('invalid images: got none, expected at least one');
  const names = prunableParameters(network);
  const compiled = new Map<string, Promise<Executable>>();

  const open = (key: string, program: Program): Promise<Executable> => {
    const found = compiled.get(key) ?? engine.compile(program, new Map());
    compiled.set(key, found);
    return found;
  };

  const sumOverBatches = async (
    weights: Weights,
    { largest, itemWeight, gates, term }: BatchSum,
  ): Promise<Gradients> => {
    const gated = gates !== undefined;
    const { batch, program } = fitBatch(engine, Math.min(largest, images.count), memoryLimit, (size) =>
      lossGradientProgram(network, { batch: size, names, temperature, gated }),
    );
    const lossGradient = await open(`loss of ${batch}, ${gated}`, program);
    const parameters = { ...inputsOf(network, weights), ...(gated && inputsOf(network, gates, gatesPrefix)) };
    const sums = new Map(names.map((name) => [name, new Float64Array(weights.get(name)!.data.length)]));
    for (let start = 0; start < images.count; start += batch) {
      signal?.throwIfAborted();
      const inputs = batchInputs(images, start, batch, itemWeight);
      const outputs = await lossGradient.run({ ...inputs, ...parameters });
      for (const [name, sum] of sums) {
        const gradient = outputs[gradientOutput(name)]!.data;
        for (let index = 0; index < sum.length; index += 1) sum[index]! += term(gradient[index]!);
      }
    }
    return new Map(
      [...sums].map(([name, sum]) => [
        name,
        { data: new Float32Array(sum), shape: weights.get(name)!.shape },
      ]),
    );
  };

  const meanGradient = { largest: largestBatch, itemWeight: 1 / images.count, term: (g: number) => g };
  const meanSquare = { largest: 1, itemWeight: 1, term: (g: number) => (g * g) / images.count };

  return {
    gradientsAt: (weights) => sumOverBatches(weights, meanGradient),
    squaredGradientsAt: (weights) => sumOverBatches(weights, meanSquare),
    hessianGradientsAt: (weights, of) =>
      hessianGradientProduct(weights, of, (at) => sumOverBatches(at, { ...meanGradient, gates: weights })),
    flowGradientsAt: async (weights) => {
      const flowGradient = await open('flow', flowGradientProgram(network, names));
      const outputs = await flowGradient.run(inputsOf(network, weights));
      return new Map(
        names.map((name) => {
          const { data, shape } = outputs[gradientOutput(name)]!;
          return [name, { data: data as Float32Array, shape }];
        }),
      );
    },
    dispose: async () => {
      for (const executable of compiled.values()) await (await executable).dispose();
      compiled.clear();
    },
  };
}

function inputsOf(network: Network, weights: Weights, prefix = ''): Record<string, Tensor> {
  return Object.fromEntries(
    [...network.parameters.keys()].map((name) => [prefix + name, weights.get(name)!]),
  );
}

/** `batch` images from `start` on; behind the last one it is repeated with a weight of 0. */
function batchInputs(
  images: ImageSet,
  start: number,
  batch: number,
  itemWeight: number,
): Record<string, Tensor> {
  const indices = Int32Array.from({ length: batch }, (_, item) => Math.min(start + item, images.count - 1));
  const itemWeights = Float32Array.from({ length: batch }, (_, item) =>
    start + item < images.count ? itemWeight : 0,
  );
  return {
    images: toTensorBatch(images, indices),
    labels: { data: Int32Array.from(indices, (index) => images.labels[index]!), shape: [batch] },
    itemWeights: { data: itemWeights, shape: [batch] },
  };
}
