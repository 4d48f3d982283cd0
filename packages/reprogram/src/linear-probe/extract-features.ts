import {
  type Engine,
  featuresProgram,
  fitBatch,
  foldBatchNorm,
  type Network,
  programMacs,
  promptedFeaturesProgram,
  type Weights,
} from '@reticket/network';
import { checkCount } from '../arguments.js';
import { runOverImages } from '../execution/run-over-images.js';
import { withExecutable } from '../execution/with-executable.js';
import { checkImages } from '../images/check-images.js';
import type { ImageSource } from '../images/image-source.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { checkPromptFits, checkPromptValues } from '../visual-prompting/check-prompt.js';

export interface ExtractFeaturesOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  /** At the size of the network's input or, with a prompt, of the prompt's images. */
  readonly images: ImageSource;
  /**
   * A prompt that the images are put through first. With its initial values the probe sees the resolution that visual
   * prompting sees, which is the fair control; with trained ones, the probe and the prompt work together.
   */
  readonly prompt?: { readonly prompt: Prompt; readonly values: PromptValues };
  /** Images per run, >= 1; fewer where there are fewer images. The result does not depend on it. */
  readonly batchSize: number;
  /** Bytes that running the network may take; batches are made smaller to fit. The result does not depend on it. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
}

export interface Features {
  /** [n, width], row-major. */
  readonly features: Float32Array;
  /** Features per image. */
  readonly width: number;
  /** Multiply-accumulates of the pass, padding included. */
  readonly macs: number;
}

/**
 * What the classifier of a frozen network sees of each image: one forward pass, after which probes of any number of
 * epochs cost no further one.
 *
 * @throws ShapeMismatchError or InvalidArgumentError before any work for what does not fit, and MemoryLimitError of
 * `@reticket/network` when not even one image fits into `memoryLimit`. Rejects with the reason of
 * `signal` once it is aborted.
 */
export async function extractFeatures(options: ExtractFeaturesOptions): Promise<Features> {
  const { engine, network, images, prompt: prompted, signal } = options;
  checkCount('batchSize', options.batchSize);
  if (prompted === undefined) {
    checkImages(images, [network.input.channels, network.input.height, network.input.width]);
  } else {
    checkPromptFits(prompted.prompt, network);
    checkPromptValues(prompted.prompt, prompted.values);
    checkImages(images, prompted.prompt.graph.imageShape);
  }
  const folded = foldBatchNorm({ network, weights: options.weights });
  const largest = Math.min(options.batchSize, images.count);
  const { program, batch } = fitBatch(engine, largest, options.memoryLimit, (size) =>
    prompted === undefined
      ? featuresProgram(folded.network, { batch: size })
      : promptedFeaturesProgram(folded.network, { batch: size, prompt: prompted.prompt.graph }),
  );
  const inputs = { ...prompted?.values, ...prompted?.prompt.given?.forPrediction };
  const width = program.types.get(program.outputs.get('features')!)!.shape[1]!;
  const features = new Float32Array(images.count * width);
  await withExecutable(engine, program, folded.weights, (executable) =>
    runOverImages(executable, images, batch, inputs, signal, (outputs, start, actual) => {
      features.set((outputs.features!.data as Float32Array).subarray(0, actual * width), start * width);
    }),
  );
  return { features, width, macs: programMacs(program) * Math.ceil(images.count / batch) };
}
