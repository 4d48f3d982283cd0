import {
  type Engine,
  fitBatch,
  foldBatchNorm,
  logitsProgram,
  type Network,
  programMacs,
  type Weights,
} from '@reticket/network';
import { checkCount } from '../arguments.js';
import { runOverImages } from '../execution/run-over-images.js';
import { withExecutable } from '../execution/with-executable.js';
import { checkImages } from '../images/check-images.js';
import type { ImageSource } from '../images/image-source.js';
import { checkWeights } from './check-weights.js';

export interface PredictFineTunedOptions {
  readonly engine: Engine;
  /** With the new classifier. */
  readonly network: Network;
  readonly weights: Weights;
  /** Of the shape of the network's input. */
  readonly images: ImageSource;
  /** Images per run, >= 1; fewer where there are fewer images. The result does not depend on it. */
  readonly batchSize: number;
  /** Bytes that running the network may take; batches are made smaller to fit. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface FineTunedPredictions {
  /** [n, classes]. */
  readonly logits: Float32Array;
  /** Multiply-accumulates of the whole prediction, padding included. */
  readonly macs: number;
}

/**
 * Logits of images, batch normalisation by its running statistics: one forward pass.
 *
 * @throws ShapeMismatchError or InvalidArgumentError before any work for what does not fit, and MemoryLimitError of
 * `@reticket/network` when not even one image fits into `memoryLimit`. Rejects with the reason of `signal` once it is
 * aborted.
 */
export async function predictFineTuned(options: PredictFineTunedOptions): Promise<FineTunedPredictions> {
  const { engine, network, images, signal } = options;
  const { channels, height, width } = network.input;
  checkCount('batchSize', options.batchSize);
  checkImages(images, [channels, height, width]);
  checkWeights(network, options.weights);
  const folded = foldBatchNorm({ network, weights: options.weights });
  const largest = Math.min(options.batchSize, images.count);
  const { program, batch } = fitBatch(engine, largest, options.memoryLimit, (size) =>
    logitsProgram(folded.network, { batch: size }),
  );
  const { classes } = network;
  const logits = new Float32Array(images.count * classes);
  await withExecutable(engine, program, folded.weights, (executable) =>
    runOverImages(executable, images, batch, {}, signal, (outputs, start, actual) => {
      logits.set((outputs.logits!.data as Float32Array).subarray(0, actual * classes), start * classes);
    }),
  );
  return { logits, macs: programMacs(program) * Math.ceil(images.count / batch) };
}
