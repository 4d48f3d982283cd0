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

export interface PromptStepResult {
  /** Mean over the images of the batch, before the step. */
  readonly loss: number;
  /** [batch, K], padding included. */
  readonly logits: Float32Array;
  /** [batch, source classes], padding included, if the program returns them. */
  readonly sourceLogits: Float32Array | undefined;
}

/** Loss, gradient and Adam step of one batch, on an executable of `promptStepProgram`. */
export class PromptStep {
  readonly #executable: Executable;
  readonly #train: LabelledImages;
  readonly #values: PromptValues;
  readonly #optimizers: ReadonlyMap<string, Adam>;
  readonly #pixels: Float32Array;
  readonly #itemWeights: Float32Array;

  /** `values` are changed in place by every step. */
  constructor(executable: Executable, train: LabelledImages, values: PromptValues, batchSize: number) {
    this.#executable = executable;
    this.#train = train;
    this.#values = values;
    this.#optimizers = new Map(Object.entries(values).map(([name, { data }]) => [name, new Adam(data)]));
    this.#pixels = new Float32Array(batchSize * elementCount(train.images.shape));
    this.#itemWeights = new Float32Array(batchSize);
  }

  async run(
    { indices, actual }: PaddedBatch,
    map: LabelMap,
    learningRate: number,
  ): Promise<PromptStepResult> {
    const { images, labels } = this.#train;
    images.read(indices, this.#pixels);
    this.#itemWeights.fill(1 / actual, 0, actual).fill(0, actual);
    const outputs: Readonly<Record<string, Tensor>> = await this.#executable.run({
      images: floatTensor(this.#pixels, [indices.length, ...images.shape]),
      labels: intTensor(indices.map((index) => labels[index]!)),
      itemWeights: floatTensor(this.#itemWeights, [indices.length]),
      map: intTensor(map),
      ...this.#values,
    });
    for (const [name, optimizer] of this.#optimizers) {
      optimizer.step(outputs[gradientOutput(name)]!.data as Float32Array, learningRate);
    }
    return {
      loss: outputs.loss!.data[0]!,
      logits: outputs.logits!.data as Float32Array,
      sourceLogits: outputs.sourceLogits?.data as Float32Array | undefined,
    };
  }
}
