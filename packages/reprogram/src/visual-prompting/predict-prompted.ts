import type { Engine, Network, Weights } from '@reticket/network';
import { checkCount } from '../arguments.js';
import { checkImages } from '../images/check-images.js';
import type { ImageSource } from '../images/image-source.js';
import {
  checkLabelMapping,
  type LabelMapping,
  targetClassesOf,
  targetLogitsOf,
} from '../label-maps/label-mapping.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { range } from '../random/shuffle.js';
import { argMaxRows } from '../training/arg-max.js';
import { checkPromptFits, checkPromptValues } from './check-prompt.js';
import { runPrompted } from './run-prompted.js';

export interface PredictPromptedOptions {
  readonly engine: Engine;
  readonly network: Network;
  readonly weights: Weights;
  readonly prompt: Prompt;
  readonly values: PromptValues;
  readonly images: ImageSource;
  /** Images per run, >= 1; fewer where there are fewer images. The result does not depend on it. */
  readonly batchSize: number;
  /** One-to-one, [K], or weights; without it every source class stands for itself. */
  readonly map?: LabelMapping;
  /** Whether to return all source logits too: n * source classes floats. */
  readonly sourceLogits?: boolean;
  /**
   * Bytes that running the network may take; batches are made smaller to fit. The result depends on it by rounding at
   * most: whether computing the border once pays depends on the images per run.
   */
  readonly memoryLimit?: number | undefined;
  readonly signal?: AbortSignal;
}

export interface PromptedPredictions {
  /** [n, K]. */
  readonly targetLogits: Float32Array;
  /** [n]: the source class with the largest logit, ties to the lower. */
  readonly sourcePredictions: Int32Array;
  /** [n, source classes], if asked for. */
  readonly sourceLogits?: Float32Array;
  /** Multiply-accumulates of the whole prediction, padding included. */
  readonly macs: number;
}

/**
 * Target logits of images under a prompt and a label map.
 *
 * @throws ShapeMismatchError or InvalidArgumentError before any work for what does not fit, and MemoryLimitError of
 * `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws NonFiniteLogitsError when the network returns NaN. Rejects with the reason of `signal` once it is aborted.
 */
export async function predictPrompted(options: PredictPromptedOptions): Promise<PromptedPredictions> {
  const { network, prompt, values, images } = options;
  checkCount('batchSize', options.batchSize);
  checkPromptFits(prompt, network);
  checkPromptValues(prompt, values);
  checkImages(images, prompt.graph.imageShape);
  const classes = network.classes;
  const map = options.map ?? range(classes);
  checkLabelMapping(map, classes);
  const targetClasses = targetClassesOf(map);

  const targetLogits = new Float32Array(images.count * targetClasses);
  const sourcePredictions = new Int32Array(images.count);
  const sourceLogits = options.sourceLogits ? new Float32Array(images.count * classes) : undefined;
  const macs = await runPrompted(options, (logits, start) => {
    targetLogits.set(targetLogitsOf(logits, classes, map), start * targetClasses);
    sourcePredictions.set(argMaxRows(logits, classes), start);
    sourceLogits?.set(logits, start * classes);
  });
  return { targetLogits, sourcePredictions, ...(sourceLogits && { sourceLogits }), macs };
}
