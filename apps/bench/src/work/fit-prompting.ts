import {
  type EpochRecord,
  fitPromptAndReadout,
  fitVisualPrompt,
  type LabelMap,
  type LabelWeights,
  type PromptTrainingOptions,
  type PromptValues,
  type Readout,
  type VisualPromptOptions,
} from '@reticket/reprogram';
import type { GridConfig } from '../config/grid-config.js';
import { isTrainedReadout, type MapKind } from '../config/map-kinds.js';
import { labelMapping, trainedReadout } from '../prompting/label-mapping.js';

/** What prompting of any kind gives. */
export interface PromptingFit {
  readonly values: PromptValues;
  readonly readout: Readout;
  /** The label map of `readout`; none where a readout was trained. */
  readonly map?: LabelMap | LabelWeights;
  readonly epochs: readonly EpochRecord[];
  readonly steps: number;
  readonly macs: number;
}

type Options = Omit<VisualPromptOptions, 'mapping'>;

/** Learns a prompt, and the label map or the linear layer of a kind behind it. */
export async function fitPrompting(
  map: MapKind,
  visualPrompt: GridConfig['visualPrompt'],
  options: Options,
): Promise<PromptingFit> {
  if (isTrainedReadout(map)) {
    return fitPromptAndReadout({ ...options, readout: trainedReadout(map, visualPrompt) });
  }
  const mapping: PromptTrainingOptions['mapping'] = labelMapping(map, visualPrompt);
  const fit = await fitVisualPrompt({ ...options, mapping });
  const readout: Readout =
    fit.map instanceof Int32Array ? { kind: 'map', map: fit.map } : { kind: 'weights', weights: fit.map };
  return { ...fit, readout };
}
