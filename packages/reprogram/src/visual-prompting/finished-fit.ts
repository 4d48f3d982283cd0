import { mapChurn } from '../label-maps/label-mapping.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { isRefreshed, type MapOf, type Mapping } from './mapping.js';
import type { TrainingState } from './training-state.js';
import type { PromptTrainingOptions, VisualPromptFit } from './visual-prompt.js';

/** What comes of a run that ended: the values to keep and, where the mapping is refreshed, a map made from them. */
export async function finishedFit<M extends Mapping>(
  { prompt, mapping }: PromptTrainingOptions<M>,
  end: TrainingState,
  mapByForwardPass: MapMaker,
): Promise<VisualPromptFit<M>> {
  const { values, map: trainedMap } = end.best ?? { values: end.values, map: end.trainedMap };
  const final = isRefreshed(mapping) ? await mapByForwardPass(values) : { map: trainedMap, macs: 0 };
  return {
    prompt: { name: prompt.name, options: prompt.options },
    values,
    map: final.map as MapOf<M>,
    finalMapChurn: mapChurn(trainedMap, final.map),
    epochs: end.epochs,
    ...(end.best && { bestEpoch: end.best.epoch }),
    steps: end.steps,
    imageSteps: end.imageSteps,
    macs: end.macs + final.macs,
  };
}
