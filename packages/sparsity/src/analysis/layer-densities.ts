import type { Masks } from '../mask.js';

/** What one parameter keeps. */
export interface LayerDensity {
  readonly name: string;
  readonly size: number;
  readonly ones: number;
  /** ones / size, 1 for a parameter of no weights. */
  readonly density: number;
}

/** The density of each parameter, in the order of the masks. */
export function layerDensities(masks: Masks): LayerDensity[] {
  return [...masks].map(([name, { size, ones }]) => ({
    name,
    size,
    ones,
    density: size === 0 ? 1 : ones / size,
  }));
}

/**
 * Layer collapse: the parameters that keep fewer than `fewest` weights, 1 by default, that is none. Nothing flows
 * through a layer that keeps none (Tanaka et al. 2020, arXiv 2006.05467). Parameters of no weights are not counted.
 */
export function collapsedLayers(masks: Masks, fewest = 1): LayerDensity[] {
  return layerDensities(masks).filter(({ size, ones }) => ones < Math.min(fewest, size));
}
