import type { LabelMap } from '../label-maps/label-map.js';
import type { PromptValues } from '../prompts/prompt.js';
import { assignLabelMap } from './assign-label-map.js';
import { predictPrompted } from './predict-prompted.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** A map from one forward pass over the training images, and what the pass cost. */
export async function mapByForwardPass(
  options: VisualPromptOptions,
  values: PromptValues,
): Promise<{ map: LabelMap; macs: number }> {
  const { engine, network, weights, prompt, train, batchSize, memoryLimit, signal } = options;
  const { sourcePredictions, macs } = await predictPrompted({
    engine,
    network,
    weights,
    prompt,
    values,
    images: train.images,
    batchSize,
    memoryLimit,
    ...(signal && { signal }),
  });
  return { map: assignLabelMap(sourcePredictions, options), macs };
}
