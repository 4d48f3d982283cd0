/**
 * How source classes become target classes: one for each, iteratively (`ilm`), once by frequency (`flm`) or at random
 * (`rlm`); mixed by their conditional probabilities (`blm` from predictions, `blm+` from the largest probabilities);
 * several for each, equally weighted (`many-to-one`).
 */
export const mapKinds = ['ilm', 'flm', 'rlm', 'blm', 'blm+', 'many-to-one'] as const;

export type MapKind = (typeof mapKinds)[number];
