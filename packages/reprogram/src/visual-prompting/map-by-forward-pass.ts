import type { LabelMapping } from '../label-maps/label-mapping.js';
import type { PromptValues } from '../prompts/prompt.js';
import { mapEstimator } from './map-estimator.js';
import type { Mapping } from './mapping.js';
import { runPrompted } from './run-prompted.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** Makes a map from one forward pass over the training images with given values, and says what the pass cost. */
export type MapMaker = (
  values: PromptValues,
) => Promise<{ readonly map: LabelMapping; readonly macs: number }>;

/** What a {@link MapMaker} does, on an engine. */
export async function mapByForwardPass(
  options: VisualPromptOptions<Mapping>,
  values: PromptValues,
): ReturnType<MapMaker> {
  const { network, train } = options;
  const estimator = mapEstimator(options);
  const macs = await runPrompted({ ...options, values, images: train.images }, (logits, start) => {
    estimator.add(logits, train.labels.subarray(start, start + logits.length / network.classes));
  });
  return { map: estimator.map(), macs };
}
