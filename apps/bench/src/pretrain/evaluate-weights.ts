import { logits as asLogits, type Evaluation, evaluate, predictions } from '@reticket/calibration';
import { type ImageSet, toTensorBatch } from '@reticket/datasets';
import {
  type Engine,
  fitBatch,
  foldBatchNorm,
  logitsProgram,
  type Network,
  type Weights,
} from '@reticket/network';

const largestBatch = 100;

/** How good a source model is on labelled images: fractions in 0..1, and the negative log-likelihood in nats. */
export interface SourceScore {
  readonly n: number;
  readonly top1: number;
  readonly nll: number;
  /** 15 equal-width bins. */
  readonly ece: number;
}

export interface EvaluationOptions {
  /** Bytes that running the network may take; batches are made smaller to fit. */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Accuracy and calibration of weights on images without augmentation. Cost: one forward pass of each image. */
export async function evaluateWeights(
  engine: Engine,
  network: Network,
  weights: Weights,
  images: ImageSet,
  options?: EvaluationOptions,
): Promise<SourceScore> {
  const { count, top1, nll, ece } = await measureWeights(engine, network, weights, images, options);
  return { n: count, top1, nll, ece };
}

/** As `evaluateWeights`, with every metric. */
export async function measureWeights(
  engine: Engine,
  network: Network,
  weights: Weights,
  images: Omit<ImageSet, 'hashes'>,
  { memoryLimit, signal }: EvaluationOptions = {},
): Promise<Evaluation> {
  const folded = foldBatchNorm({ network, weights });
  const { program, batch } = fitBatch(engine, largestBatch, memoryLimit, (size) =>
    logitsProgram(folded.network, { batch: size }),
  );
  const executable = await engine.compile(program, folded.weights);
  try {
    const logits = new Float32Array(images.count * network.classes);
    for (let start = 0; start < images.count; start += batch) {
      signal?.throwIfAborted();
      const count = Math.min(batch, images.count - start);
      // The last batch is filled up with its last image.
      const indices = Int32Array.from({ length: batch }, (_, item) =>
        Math.min(start + item, images.count - 1),
      );
      const outputs = await executable.run({ images: toTensorBatch(images, indices) });
      const rows = outputs.logits!.data as Float32Array;
      logits.set(rows.subarray(0, count * network.classes), start * network.classes);
    }
    const scores = asLogits({ data: logits, shape: [images.count, network.classes] });
    return evaluate(predictions(scores, images.labels));
  } finally {
    await executable.dispose();
  }
}
