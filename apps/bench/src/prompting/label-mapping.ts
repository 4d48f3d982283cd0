import type { PromptStepOptions } from '@reticket/network';
import type { Mapping, TrainedReadout } from '@reticket/reprogram';
import type { GridConfig } from '../config/grid-config.js';
import {
  isTrainedReadout,
  type LabelMapKind,
  type MapKind,
  type TrainedReadoutKind,
} from '../config/map-kinds.js';

/** The mapping of a kind; BLM and BLM+ with the smoothing and the number of probabilities of their authors. */
export function labelMapping(
  map: LabelMapKind,
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

/** The readout of a kind: a linear map starts from that of `flm`, a head from random values. */
export function trainedReadout(
  kind: TrainedReadoutKind,
  { assignment }: Pick<GridConfig['visualPrompt'], 'assignment'>,
): TrainedReadout {
  return kind === 'head' ? { kind } : { kind, start: { kind: 'frequency', assignment } };
}

/** The most target classes that a map can take from a number of source classes. */
export function mostTargetClasses(map: MapKind, sourceClasses: number, sourcesPerClass: number): number {
  if (map === 'blm' || map === 'blm+' || map === 'head') return Number.POSITIVE_INFINITY;
  return map === 'many-to-one' ? Math.floor(sourceClasses / sourcesPerClass) : sourceClasses;
}

/** How the training steps of a map differ: what makes target logits, and whether it is made again from source logits. */
export function mappedStep(map: MapKind): Pick<PromptStepOptions, 'readout' | 'sourceLogits'> {
  if (isTrainedReadout(map)) return { readout: map, sourceLogits: false };
  const oneToOne = map === 'ilm' || map === 'flm' || map === 'rlm';
  return { readout: oneToOne ? 'map' : 'weights', sourceLogits: map !== 'flm' && map !== 'rlm' };
}
