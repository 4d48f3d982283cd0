import type { ImageSet } from '@reticket/datasets';
import {
  type Executable,
  type FloatTensor,
  gradientOutput,
  type Network,
  trainableParameters,
} from '@reticket/network';
import { NotFiniteError } from '../errors.js';
import { writeAugmented } from './augmentation.js';
import { learningRateAt } from './learning-rate.js';
import type { PretrainRecipe } from './recipe.js';
import { type StatisticCounts, updateRunningStatistics } from './running-statistics.js';
import { seededStream, shuffledIndices } from './seeded-stream.js';
import type { Sgd } from './sgd.js';

export interface TrainEpochOptions {
  readonly recipe: PretrainRecipe;
  readonly network: Network;
  readonly trainStep: Executable;
  readonly images: ImageSet;
  /** Changed in place. */
  readonly weights: ReadonlyMap<string, FloatTensor>;
  readonly optimizer: Sgd;
  /** 0-based. */
  readonly epoch: number;
  readonly signal?: AbortSignal;
  readonly onStep?: (done: number, total: number) => void;
}

export interface TrainEpochResult {
  readonly loss: number;
  readonly top1: number;
}

/** Elements per channel of every normalised value, by running parameter. */
function statisticCounts(network: Network, trainStep: Executable): StatisticCounts {
  const counts = new Map<string, number>();
  for (const { op, inputs } of network.nodes) {
    if (op !== 'batchNorm') continue;
    const [n, , h, w] = trainStep.program.types.get(inputs[0]!)!.shape as [number, number, number, number];
    for (const running of inputs.slice(3)) counts.set(running, n * h * w);
  }
  return counts;
}

function argMax(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) {
    if (values[start + index]! > values[start + best]!) best = index;
  }
  return best;
}

/**
 * One pass over the shuffled, augmented images.
 *
 * @throws NotFiniteError when the loss is NaN or infinite; the weights of the last checkpoint are unharmed.
 */
export async function trainEpoch(options: TrainEpochOptions): Promise<TrainEpochResult> {
  const { recipe, network, trainStep, images, weights, optimizer, epoch, signal, onStep } = options;
  const { batchSize } = recipe;
  const { channels, height, width } = network.input;
  const itemSize = channels * height * width;
  const generator = seededStream(recipe.seed, 'epoch', epoch);
  const order = shuffledIndices(images.count, generator);
  const steps = Math.floor(images.count / batchSize);
  const counts = statisticCounts(network, trainStep);
  const trainable = trainableParameters(network);

  const pixels = new Float32Array(batchSize * itemSize);
  const labels = new Int32Array(batchSize);
  const itemWeights = new Float32Array(batchSize).fill(1 / batchSize);
  let lossSum = 0;
  let correct = 0;
  for (let step = 0; step < steps; step += 1) {
    signal?.throwIfAborted();
    for (let item = 0; item < batchSize; item += 1) {
      const index = order[step * batchSize + item]!;
      writeAugmented(images, index, pixels, item * itemSize, recipe, generator);
      labels[item] = images.labels[index]!;
    }
    const outputs = await trainStep.run({
      images: { data: pixels, shape: [batchSize, channels, height, width] },
      labels: { data: labels, shape: [batchSize] },
      itemWeights: { data: itemWeights, shape: [batchSize] },
      ...Object.fromEntries(trainable.map((name) => [name, weights.get(name)!])),
    });
    const loss = outputs.loss!.data[0]!;
    if (!Number.isFinite(loss)) {
      throw new NotFiniteError(
        `invalid loss: got ${loss} at epoch ${epoch + 1}, step ${step + 1}, expected a finite number`,
      );
    }
    const learningRate = learningRateAt(epoch + step / steps, recipe);
    for (const name of trainable) {
      optimizer.step(
        name,
        weights.get(name)!,
        outputs[gradientOutput(name)]!.data as Float32Array,
        learningRate,
      );
    }
    updateRunningStatistics(network, weights, outputs, counts);
    lossSum += loss;
    for (let item = 0; item < batchSize; item += 1) {
      if (argMax(outputs.logits!.data, item * network.classes, network.classes) === labels[item])
        correct += 1;
    }
    onStep?.(step + 1, steps);
  }
  return { loss: lossSum / steps, top1: correct / (steps * batchSize) };
}
