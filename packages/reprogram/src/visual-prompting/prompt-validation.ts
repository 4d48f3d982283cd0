import {
  type Engine,
  type Executable,
  fitBatch,
  type Program,
  programMacs,
  type Weights,
} from '@reticket/network';
import { runOverImages } from '../execution/run-over-images.js';
import type { LabelledImages } from '../images/image-source.js';
import type { LabelMapping } from '../label-maps/label-mapping.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { scoreLogits } from '../training/score-logits.js';
import type { ValidationRecord } from '../training/validation.js';

export interface PromptValidationOptions {
  readonly engine: Engine;
  readonly weights: Weights;
  readonly prompt: Prompt;
  /** Target classes. */
  readonly classes: number;
  readonly set: LabelledImages;
  readonly batchSize: number;
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Images and values -> what target logits are made of, [batch, width], as its only output. */
  programOf(batch: number): Program;
  /** Target logits [n, K] of its rows [n, width]. */
  targetLogits(rows: Float32Array, values: PromptValues, map: LabelMapping): Float32Array;
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
    const { engine, weights, set, batchSize, memoryLimit } = options;
    const largest = Math.min(batchSize, set.images.count);
    const { program } = fitBatch(engine, largest, memoryLimit, (batch) => options.programOf(batch));
    return new PromptValidation(options, await engine.compile(program, weights));
  }

  get macs(): number {
    return this.#macs;
  }

  async run(values: PromptValues, map: LabelMapping): Promise<ValidationRecord> {
    const { prompt, classes, set, signal } = this.#options;
    const { images, labels } = set;
    const { program } = this.#executable;
    const batch = program.inputs.get('images')!.shape[0]!;
    const [output] = program.outputs.keys();
    const own = Object.entries(values).filter(([name]) => program.inputs.has(name));
    const inputs = { ...Object.fromEntries(own), ...prompt.given?.forPrediction };
    const logits = new Float32Array(images.count * classes);
    await runOverImages(this.#executable, images, batch, inputs, signal, (outputs, start, actual) => {
      const { data, shape } = outputs[output!]!;
      const rows = (data as Float32Array).subarray(0, actual * shape[1]!);
      logits.set(this.#options.targetLogits(rows, values, map), start * classes);
      this.#macs += programMacs(program);
    });
    return scoreLogits(logits, labels, classes);
  }

  dispose(): Promise<void> {
    return this.#executable.dispose();
  }
}
