import { randomLabelMap } from '../label-maps/random-label-map.js';
import { project } from '../prompts/project.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { copyValues } from './copy-values.js';
import type { MapMaker } from './map-by-forward-pass.js';
import { trainingConfiguration } from './training-configuration.js';
import type { TrainingState } from './training-state.js';
import type { PromptTrainingOptions } from './visual-prompt.js';

/** The state of a run before its first epoch. */
export async function freshState(
  options: PromptTrainingOptions,
  mapByForwardPass: MapMaker,
): Promise<TrainingState> {
  const { network, prompt, classes, mapping, seed } = options;
  const values = copyValues(prompt.initialValues(seededGenerator(seed, 'prompt')));
  project(values, prompt.bounds);
  const { map, macs } =
    mapping.kind === 'random'
      ? {
          map: randomLabelMap(
            { sourceClasses: network.classes, targetClasses: classes },
            seededGenerator(seed, 'label map'),
          ),
          macs: 0,
        }
      : await mapByForwardPass(values);
  const configuration = trainingConfiguration(options);
  return {
    configuration,
    epochs: [],
    values,
    optimizers: {},
    trainedMap: map,
    map,
    imageSteps: 0,
    steps: 0,
    macs,
  };
}
