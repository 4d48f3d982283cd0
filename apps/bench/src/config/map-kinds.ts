/**
 * How source classes become target classes: one for each, iteratively (`ilm`), once by frequency (`flm`) or at random
 * (`rlm`); mixed by their conditional probabilities (`blm` from predictions, `blm+` from the largest probabilities);
 * several for each, equally weighted (`many-to-one`).
 */
export const labelMapKinds = ['ilm', 'flm', 'rlm', 'blm', 'blm+', 'many-to-one'] as const;

/**
 * Linear layers that are trained with the prompt: on the source logits (`linear`), or on the features in place of the
 * source classifier (`head`), which is linear probing and visual prompting in one.
 */
export const trainedReadoutKinds = ['linear', 'head'] as const;

/** What makes target logits behind a prompt. */
export const mapKinds = [...labelMapKinds, ...trainedReadoutKinds] as const;

export type LabelMapKind = (typeof labelMapKinds)[number];
export type TrainedReadoutKind = (typeof trainedReadoutKinds)[number];
export type MapKind = LabelMapKind | TrainedReadoutKind;

export function isTrainedReadout(map: MapKind): map is TrainedReadoutKind {
  return map === 'linear' || map === 'head';
}
