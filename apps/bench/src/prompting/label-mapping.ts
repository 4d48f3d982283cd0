import type { PromptStepOptions } from '@reticket/network';
import type { Mapping } from '@reticket/reprogram';
import type { GridConfig } from '../config/grid-config.js';
import type { MapKind } from '../config/map-kinds.js';

/** The mapping of a kind; BLM and BLM+ with the smoothing and the number of probabilities of their authors. */
export function labelMapping(
  map: MapKind,
  { assignment, sourcesPerClass }: Pick<GridConfig['visualPrompt'], 'assignment' | 'sourcesPerClass'>,
): Mapping {
  switch (map) {
    case 'ilm':
      return { kind: 'iterative', assignment };
    case 'flm':
      return { kind: 'frequency', assignment };
    case 'rlm':
      return { kind: 'random', assignment };
    case 'blm':
      return { kind: 'bayesian' };
    case 'blm+':
      return { kind: 'bayesian-plus' };
    case 'many-to-one':
      return { kind: 'many-to-one', perTarget: sourcesPerClass };
  }
}

/** The most target classes that a map can take from a number of source classes. */
export function mostTargetClasses(map: MapKind, sourceClasses: number, sourcesPerClass: number): number {
  if (map === 'blm' || map === 'blm+') return Number.POSITIVE_INFINITY;
  return map === 'many-to-one' ? Math.floor(sourceClasses / sourcesPerClass) : sourceClasses;
}

/** How the training steps of a map differ: several source classes for each target class, a map that is made again. */
export function mappedStep(map: MapKind): Pick<PromptStepOptions, 'readout' | 'sourceLogits'> {
  const oneToOne = map === 'ilm' || map === 'flm' || map === 'rlm';
  return { readout: oneToOne ? 'map' : 'weights', sourceLogits: map !== 'flm' && map !== 'rlm' };
}
