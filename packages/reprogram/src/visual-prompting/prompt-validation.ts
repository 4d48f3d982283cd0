import {
  type Engine,
  type Executable,
  fitBatch,
  type Network,
  programMacs,
  promptedLogitsProgram,
  type Weights,
} from '@reticket/network';
import { runOverImages } from '../execution/run-over-images.js';
import type { LabelledImages } from '../images/image-source.js';
import { type LabelMapping, targetClassesOf, targetLogitsOf } from '../label-maps/label-mapping.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { argMaxRows } from '../training/arg-max.js';
import { meanCrossEntropy } from '../training/mean-cross-entropy.js';
import type { ValidationRecord } from '../training/validation.js';

export interface PromptValidationOptions {
  readonly engine: Engine;
  /** Batch normalisation folded. */
  readonly network: Network;
  readonly weights: Weights;
  readonly prompt: Prompt;
  readonly set: LabelledImages;
  readonly batchSize: number;
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Measures a prompt and a map on the validation images, on one executable for all epochs. */
export class PromptValidation {
  readonly #options: PromptValidationOptions;
  readonly #executable: Executable;
  #macs = 0;

  private constructor(options: PromptValidationOptions, executable: Executable) {
    this.#options = options;
    this.#executable = executable;
  }

  static async open(options: PromptValidationOptions): Promise<PromptValidation> {
    const { engine, network, weights, prompt, set, batchSize, memoryLimit } = options;
    const largest = Math.min(batchSize, set.images.count);
    const { program } = fitBatch(engine, largest, memoryLimit, (batch) =>
      promptedLogitsProgram(network, { batch, prompt: prompt.graph }),
    );
    return new PromptValidation(options, await engine.compile(program, weights));
  }

  /** Multiply-accumulates of everything that ran. */
  get macs(): number {
    return this.#macs;
  }

  async run(values: PromptValues, map: LabelMapping): Promise<ValidationRecord> {
    const { network, prompt, set, signal } = this.#options;
    const { images, labels } = set;
    const { program } = this.#executable;
    const batch = program.inputs.get('images')!.shape[0]!;
    const inputs = { ...values, ...prompt.given?.forPrediction };
    const classes = targetClassesOf(map);
    const logits = new Float32Array(images.count * classes);
    await runOverImages(this.#executable, images, batch, inputs, signal, (outputs, start, actual) => {
      const source = (outputs.sourceLogits!.data as Float32Array).subarray(0, actual * network.classes);
      logits.set(targetLogitsOf(source, network.classes, map), start * classes);
      this.#macs += programMacs(program);
    });
    const correct = argMaxRows(logits, classes).filter((label, item) => label === labels[item]).length;
    return {
      loss: meanCrossEntropy(logits, labels, classes),
      accuracy: correct / images.count,
    };
  }

  dispose(): Promise<void> {
    return this.#executable.dispose();
  }
}
