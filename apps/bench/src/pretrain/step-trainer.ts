import type { ImageSet } from '@reticket/datasets';
import {
  checkMemory,
  type Engine,
  type Executable,
  type FloatTensor,
  gradientOutput,
  type Network,
  type StatisticCounts,
  statisticCounts,
  type Tensor,
  trainableParameters,
  trainStepProgram,
  updateRunningStatistics,
  type Weights,
} from '@reticket/network';
import { NotFiniteError } from '../errors.js';
import { type Batch, type BatchOptions, EpochBatches, stepsPerEpoch } from './epoch-batches.js';
import type { Sgd } from './sgd.js';

export interface StepTrainerOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly images: ImageSet;
  readonly batches: BatchOptions;
  /** Bytes that a step may take; it cannot be split, as its statistics are of the batch. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TrainStepsOptions {
  /** Changed in place. */
  readonly weights: ReadonlyMap<string, FloatTensor>;
  readonly optimizer: Sgd;
  /** First step, counted from 0 over all epochs; it decides the batch. */
  readonly from: number;
  /** The step after the last. */
  readonly until: number;
  readonly learningRate: (step: number) => number;
  /** Called after each step with the number of the next. */
  readonly onStep?: (next: number) => void;
}

/** Means over the steps that were run, before each update. */
export interface TrainStepsResult {
  readonly loss: number;
  readonly top1: number;
}

type Outputs = Readonly<Record<string, Tensor>>;

/** Runs training steps of a network on shuffled, augmented images; step n is the same whoever ran the steps before. */
export class StepTrainer {
  readonly stepsPerEpoch: number;
  readonly #options: StepTrainerOptions;
  readonly #trainStep: Executable;
  readonly #trainable: readonly string[];
  readonly #counts: StatisticCounts;
  readonly #itemWeights: FloatTensor;
  #epoch: EpochBatches | undefined;
  #position = -1;

  private constructor(options: StepTrainerOptions, trainStep: Executable) {
    const { network, images, batches } = options;
    this.#options = options;
    this.#trainStep = trainStep;
    this.#trainable = trainableParameters(network);
    this.#counts = statisticCounts(network, trainStep.program);
    const data = new Float32Array(batches.batchSize).fill(1 / batches.batchSize);
    this.#itemWeights = { data, shape: [batches.batchSize] };
    this.stepsPerEpoch = stepsPerEpoch(images, batches.batchSize);
  }

  /**
   * Compiles the training step; `dispose` gives its memory back.
   *
   * @throws MemoryLimitError of `@reticket/network` when a step needs more than `memoryLimit`.
   */
  static async open(options: StepTrainerOptions): Promise<StepTrainer> {
    const { engine, network, batches, memoryLimit } = options;
    const program = trainStepProgram(network, { batch: batches.batchSize });
    checkMemory(engine, program, memoryLimit);
    return new StepTrainer(options, await engine.compile(program, new Map()));
  }

  /**
   * Runs the steps `from` to `until - 1`.
   *
   * @throws NotFiniteError when the loss is NaN or infinite.
   */
  async run(options: TrainStepsOptions): Promise<TrainStepsResult> {
    const { weights, optimizer, from, until, learningRate, onStep } = options;
    const { network, batches, signal } = this.#options;
    let lossSum = 0;
    let correct = 0;
    for (let step = from; step < until; step += 1) {
      signal?.throwIfAborted();
      const batch = this.#batchOf(step);
      const outputs = await this.#compute(batch, weights);
      const loss = outputs.loss!.data[0]!;
      if (!Number.isFinite(loss)) {
        const place = `epoch ${Math.floor(step / this.stepsPerEpoch) + 1}, step ${(step % this.stepsPerEpoch) + 1}`;
        throw new NotFiniteError(`invalid loss: got ${loss} at ${place}, expected a finite number`);
      }
      const rate = learningRate(step);
      for (const name of this.#trainable) {
        optimizer.step(name, weights.get(name)!, outputs[gradientOutput(name)]!.data as Float32Array, rate);
      }
      updateRunningStatistics(network, weights, outputs, this.#counts);
      lossSum += loss;
      for (let item = 0; item < batches.batchSize; item += 1) {
        const best = argMax(outputs.logits!.data, item * network.classes, network.classes);
        if (best === batch.labels[item]) correct += 1;
      }
      onStep?.(step + 1);
    }
    const steps = until - from;
    return { loss: lossSum / steps, top1: correct / (steps * batches.batchSize) };
  }

  /** Gradients of the loss of the batch of `step`, by parameter. Nothing is changed. */
  async gradients(
    weights: Weights,
    step: number,
    names: readonly string[],
  ): Promise<Map<string, FloatTensor>> {
    const outputs = await this.#compute(this.#batchOf(step), weights);
    return new Map(names.map((name) => [name, outputs[gradientOutput(name)] as FloatTensor]));
  }

  dispose(): Promise<void> {
    return Promise.resolve(this.#trainStep.dispose());
  }

  #batchOf(step: number): Batch {
    const epoch = Math.floor(step / this.stepsPerEpoch);
    const position = step % this.stepsPerEpoch;
    if (this.#epoch?.epoch !== epoch || position < this.#position) {
      this.#epoch = new EpochBatches(this.#options.images, this.#options.batches, epoch);
    }
    this.#position = position;
    return this.#epoch.at(position);
  }

  #compute({ pixels, labels }: Batch, weights: Weights): Promise<Outputs> {
    const { channels, height, width } = this.#options.network.input;
    const { batchSize } = this.#options.batches;
    return this.#trainStep.run({
      images: { data: pixels, shape: [batchSize, channels, height, width] },
      labels: { data: labels, shape: [batchSize] },
      itemWeights: this.#itemWeights,
      ...Object.fromEntries(this.#trainable.map((name) => [name, weights.get(name)!])),
    });
  }
}

function argMax(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) {
    if (values[start + index]! > values[start + best]!) best = index;
  }
  return best;
}
