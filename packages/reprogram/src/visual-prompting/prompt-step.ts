import {
  type Executable,
  gradientOutput,
  readoutInputs,
  statisticOutput,
  type Tensor,
} from '@reticket/network';
import { partInputs } from '../execution/part-inputs.js';
import type { ImageSource, LabelledImages } from '../images/image-source.js';
import type { PaddedBatch } from '../images/padded-batches.js';
import type { LabelMapping } from '../label-maps/label-mapping.js';
import { project } from '../prompts/project.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { createOptimizer, type Optimizer, type OptimizerChoice } from '../training/optimizer.js';
import type { StepRunner } from '../training/step-executables.js';
import { StepSum } from '../training/step-sum.js';
import { addWeightDecay } from '../training/weight-decay.js';
import { mapInput } from './map-input.js';

const isReadoutInput = (name: string) => name === readoutInputs.weight || name === readoutInputs.bias;

/** Share of the batch's own in a running statistic, as PyTorch's batch normalisation has it. */
const statisticMomentum = 0.1;

export interface PromptStepOptions {
  readonly executables: StepRunner;
  readonly train: LabelledImages;
  readonly prompt: Prompt;
  /** Trained values and running statistics, changed in place by every step. */
  readonly values: PromptValues;
  readonly optimizer?: OptimizerChoice | undefined;
  /** How a readout is trained that the program has in place of a map; its values are trained ones of the prompt. */
  readonly readout?: {
    /** Learning rate of the readout over that of the prompt. */
    readonly learningRateScale: number;
    /** Of its weight; its bias is free. */
    readonly weightDecay: number;
  };
}

/** What one step is made with. */
export interface StepSettings {
  /** Of the kind that the program takes; unused where the program has a trained readout. */
  readonly map: LabelMapping;
  readonly learningRate: number;
  /** The training images, augmented or as they are. */
  readonly images?: ImageSource;
  /** The prompt's `given` inputs. */
  readonly given?: PromptValues;
}

export interface PromptStepResult {
  /** Mean over the images of the batch, before the step. */
  readonly loss: number;
  /** [batch, K], padding included. */
  readonly logits: Float32Array;
  /** [batch, source classes], padding included, if the program returns them. */
  readonly sourceLogits: Float32Array | undefined;
}

/**
 * Loss, gradient and optimiser step of one batch, on executables of `promptStepProgram`. Where they take fewer images
 * than the batch has, the batch is run in parts and their losses and gradients are summed: the loss is a weighted sum
 * over images, so this is the same step up to the order of summation. A loss that is not finite moves nothing.
 */
export class PromptStep {
  readonly #options: PromptStepOptions;
  readonly #optimizers: ReadonlyMap<string, Optimizer>;

  constructor(options: PromptStepOptions) {
    this.#options = options;
    const { prompt, values, optimizer = { kind: 'adam' } } = options;
    this.#optimizers = new Map(
      [...prompt.graph.trained.keys()].map((name) => [name, createOptimizer(optimizer, values[name]!.data)]),
    );
  }

  /** By trained value. */
  get optimizers(): ReadonlyMap<string, Optimizer> {
    return this.#optimizers;
  }

  async run(batch: PaddedBatch, settings: StepSettings): Promise<PromptStepResult> {
    const { executables, prompt, values, readout } = this.#options;
    const { indices, actual } = batch;
    const sum = new StepSum(indices.length, [...this.#optimizers.keys()].map(gradientOutput));
    const part = executables.partOf(actual);
    // Parts of padding alone add nothing.
    for (let start = 0; start < actual; start += part) {
      const executable = await executables.of(part);
      const outputs = await this.#runPart(executable, part, batch, start, settings);
      sum.add(outputs, start);
      this.#keepStatistics(outputs);
    }
    if (Number.isFinite(sum.loss)) {
      for (const [name, optimizer] of this.#optimizers) {
        const gradient = sum.gradient(gradientOutput(name));
        if (name === readoutInputs.weight) addWeightDecay(gradient, values[name]!.data, readout!.weightDecay);
        const scale = isReadoutInput(name) ? readout!.learningRateScale : 1;
        optimizer.step(gradient, scale * settings.learningRate);
      }
      project(values, prompt.bounds);
    }
    return { loss: sum.loss, logits: sum.rows('logits')!, sourceLogits: sum.rows('sourceLogits') };
  }

  #runPart(
    executable: Pick<Executable, 'run'>,
    size: number,
    batch: PaddedBatch,
    start: number,
    { map, images = this.#options.train.images, given = {} }: StepSettings,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const { prompt, train, values, readout } = this.#options;
    return executable.run({
      ...partInputs({ images, labels: train.labels }, batch, start, size),
      ...(readout ? {} : mapInput(map)),
      ...Object.fromEntries([...prompt.graph.trained.keys()].map((name) => [name, values[name]!])),
      ...given,
    });
  }

  #keepStatistics(outputs: Readonly<Record<string, Tensor>>): void {
    const { prompt, values } = this.#options;
    for (const name of prompt.graph.statistics?.keys() ?? []) {
      const running = values[name]!.data;
      const own = outputs[statisticOutput(name)]!.data;
      for (let index = 0; index < running.length; index += 1) {
        running[index] = (1 - statisticMomentum) * running[index]! + statisticMomentum * own[index]!;
      }
    }
  }
}
