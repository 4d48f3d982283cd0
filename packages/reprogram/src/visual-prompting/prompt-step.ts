import {
  type Executable,
  elementCount,
  floatTensor,
  gradientOutput,
  intTensor,
  type Tensor,
} from '@reticket/network';
import type { LabelledImages } from '../images/image-source.js';
import type { PaddedBatch } from '../images/padded-batches.js';
import type { LabelMap } from '../label-maps/label-map.js';
import type { PromptValues } from '../prompts/prompt.js';
import { Adam } from '../training/adam.js';
import { StepSum } from './step-sum.js';

export interface PromptStepResult {
  /** Mean over the images of the batch, before the step. */
  readonly loss: number;
  /** [batch, K], padding included. */
  readonly logits: Float32Array;
  /** [batch, source classes], padding included, if the program returns them. */
  readonly sourceLogits: Float32Array | undefined;
}

/**
 * Loss, gradient and Adam step of one batch, on an executable of `promptStepProgram`. Where the executable takes fewer
 * images than the batch has, the batch is run in parts and their losses and gradients are summed: the loss is a
 * weighted sum over images, so this is the same step up to the order of summation.
 */
export class PromptStep {
  readonly #executable: Executable;
  readonly #train: LabelledImages;
  readonly #values: PromptValues;
  readonly #optimizers: ReadonlyMap<string, Adam>;
  readonly #pixels: Float32Array;
  readonly #itemWeights: Float32Array;
  readonly #part: number;
  #runs = 0;

  /** `values` are changed in place by every step. */
  constructor(executable: Executable, train: LabelledImages, values: PromptValues) {
    this.#executable = executable;
    this.#train = train;
    this.#values = values;
    this.#optimizers = new Map(Object.entries(values).map(([name, { data }]) => [name, new Adam(data)]));
    this.#part = executable.program.inputs.get('images')!.shape[0]!;
    this.#pixels = new Float32Array(this.#part * elementCount(train.images.shape));
    this.#itemWeights = new Float32Array(this.#part);
  }

  /** How often the executable ran. */
  get runs(): number {
    return this.#runs;
  }

  async run(batch: PaddedBatch, map: LabelMap, learningRate: number): Promise<PromptStepResult> {
    const { indices, actual } = batch;
    const sum = new StepSum(indices.length, [...this.#optimizers.keys()].map(gradientOutput));
    // Parts of padding alone add nothing.
    for (let start = 0; start < actual; start += this.#part) {
      sum.add(await this.#runPart(batch, start, map), start);
    }
    for (const [name, optimizer] of this.#optimizers) {
      optimizer.step(sum.gradient(gradientOutput(name)), learningRate);
    }
    return { loss: sum.loss, logits: sum.rows('logits')!, sourceLogits: sum.rows('sourceLogits') };
  }

  #runPart(
    { indices, actual }: PaddedBatch,
    start: number,
    map: LabelMap,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const { images, labels } = this.#train;
    const part = new Int32Array(this.#part).fill(indices[start]!);
    part.set(indices.subarray(start, start + this.#part));
    images.read(part, this.#pixels);
    this.#itemWeights.fill(1 / actual, 0, Math.min(this.#part, actual - start)).fill(0, actual - start);
    this.#runs += 1;
    return this.#executable.run({
      images: floatTensor(this.#pixels, [this.#part, ...images.shape]),
      labels: intTensor(part.map((index) => labels[index]!)),
      itemWeights: floatTensor(this.#itemWeights, [this.#part]),
      map: intTensor(map),
      ...this.#values,
    });
  }
}
