import {
  type Engine,
  fitBatch,
  foldBatchNorm,
  type Network,
  programMacs,
  promptedLogitsProgram,
  type Weights,
} from '@reticket/network';
import { runOverImages } from '../execution/run-over-images.js';
import { withExecutable } from '../execution/with-executable.js';
import type { ImageSource } from '../images/image-source.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';

export interface RunPromptedOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  readonly prompt: Prompt;
  readonly values: PromptValues;
  readonly images: ImageSource;
  readonly batchSize: number;
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One forward pass over images under a prompt: `take` is handed the source logits [n, source classes] of each batch and
 * the position of its first image. Returns the multiply-accumulates, padding included.
 */
export async function runPrompted(
  options: RunPromptedOptions,
  take: (sourceLogits: Float32Array, start: number) => void,
): Promise<number> {
  const { engine, network, weights, prompt, values, images, signal } = options;
  const folded = foldBatchNorm({ network, weights });
  const inputs = { ...values, ...prompt.given?.forPrediction };
  const largest = Math.min(options.batchSize, images.count);
  const { program, batch } = fitBatch(engine, largest, options.memoryLimit, (size) =>
    promptedLogitsProgram(folded.network, { batch: size, prompt: prompt.graph }),
  );
  await withExecutable(engine, program, folded.weights, (executable) =>
    runOverImages(executable, images, batch, inputs, signal, (outputs, start, actual) => {
      const { data } = outputs.sourceLogits!;
      take((data as Float32Array).subarray(0, actual * network.classes), start);
    }),
  );
  return programMacs(program) * Math.ceil(images.count / batch);
}
