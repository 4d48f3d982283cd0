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
import { scoreLogits } from '../training/score-logits.js';
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

/** Measures a prompt and a map on the validation images. */
export interface ValidationRunner {
  /** Multiply-accumulates of everything that ran. */
  readonly macs: number;
  run(values: PromptValues, map: LabelMapping): Promise<ValidationRecord>;
}

/** A {@link ValidationRunner} on one executable for all epochs. */
export class PromptValidation implements ValidationRunner {
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
    return scoreLogits(logits, labels, classes);
  }

  dispose(): Promise<void> {
    return this.#executable.dispose();
  }
}
