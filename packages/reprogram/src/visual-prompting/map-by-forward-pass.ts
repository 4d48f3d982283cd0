import type { LabelMapping } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import { mapEstimator } from './map-estimator.js';
import type { Mapping } from './mapping.js';
import { runPrompted } from './run-prompted.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** A map from one forward pass over the training images, and what the pass cost. */
export async function mapByForwardPass(
  options: VisualPromptOptions<Mapping>,
  values: PromptValues,
): Promise<{ map: LabelMapping; macs: number }> {
  const { network, train } = options;
  const estimator = mapEstimator(options);
  const macs = await runPrompted({ ...options, values, images: train.images }, (logits, start) => {
    estimator.add(logits, train.labels.subarray(start, start + logits.length / network.classes));
  });
  return { map: estimator.map(), macs };
}
