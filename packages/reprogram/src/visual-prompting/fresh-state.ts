import type { LabelMapping } from '../label-maps/label-mapping.js';
import { randomLabelMap } from '../label-maps/random-label-map.js';
import { project } from '../prompts/project.js';
import type { PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { copyValues } from './copy-values.js';
import type { MapMaker } from './map-by-forward-pass.js';
import type { Mapping } from './mapping.js';
import { trainingConfiguration } from './training-configuration.js';
import type { TrainingState } from './training-state.js';
import type { AnyPromptingOptions, PromptingOptions, PromptTrainingOptions } from './visual-prompt.js';

/** The prompt's values before any training. */
export function initialPromptValues({
  prompt,
  seed,
}: Pick<PromptingOptions, 'prompt' | 'seed'>): PromptValues {
  const values = copyValues(prompt.initialValues(seededGenerator(seed, 'prompt')));
  project(values, prompt.bounds);
  return values;
}

/** The map that a mapping begins with, and what making it cost. */
export async function initialMap(
  { network, classes, seed }: PromptingOptions,
  mapping: Mapping,
  mapByForwardPass: () => ReturnType<MapMaker>,
): ReturnType<MapMaker> {
  if (mapping.kind !== 'random') return mapByForwardPass();
  const counts = { sourceClasses: network.classes, targetClasses: classes };
  return { map: randomLabelMap(counts, seededGenerator(seed, 'label map')), macs: 0 };
}

/** A state without epochs. */
export function untrainedState(
  options: AnyPromptingOptions,
  { values, map, macs }: { values: PromptValues; map: LabelMapping; macs: number },
): TrainingState {
  return {
    configuration: trainingConfiguration(options),
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

/** The state of a run through a label map before its first epoch. */
export async function freshState(
  options: PromptTrainingOptions,
  mapByForwardPass: MapMaker,
): Promise<TrainingState> {
  const values = initialPromptValues(options);
  const start = await initialMap(options, options.mapping, () => mapByForwardPass(values));
  return untrainedState(options, { values, ...start });
}
