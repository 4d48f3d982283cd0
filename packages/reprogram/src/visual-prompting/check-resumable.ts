import { InvalidArgumentError } from '../errors.js';
import { isLabelWeights, type LabelMapping } from '../label-maps/label-mapping.js';
import { checkOptimizerStates } from '../training/check-optimizer-states.js';
import { checkSameConfiguration } from '../training/check-same-configuration.js';
import { checkMadeBy } from './check-mapping.js';
import { checkPromptValues } from './check-prompt.js';
import { trainingConfiguration } from './training-configuration.js';
import type { TrainingState } from './training-state.js';
import type { AnyPromptingOptions } from './visual-prompt.js';

/**
 * @throws InvalidArgumentError for a state of a run with other options, of which it names the first that differs, or
 * with maps or optimisers of another kind; ShapeMismatchError for arrays of another size.
 */
export function checkResumable(state: TrainingState, options: AnyPromptingOptions): void {
  checkSameConfiguration(state.configuration, trainingConfiguration(options));
  const { prompt, mapping, network, classes, optimizer = { kind: 'adam' } } = options;
  for (const values of [state.values, ...(state.best ? [state.best.values] : [])]) {
    checkPromptValues(prompt, values);
  }
  for (const map of [state.map, state.trainedMap, ...(state.best ? [state.best.map] : [])]) {
    if (mapping) checkMadeBy(mapping, map, network.classes, classes);
    else checkIdentity(map, classes);
  }
  // Before the first epoch there are no optimisers; after it there is one for every trained value.
  const trained = state.epochs.length === 0 ? [] : [...prompt.graph.trained.keys()];
  const values = new Map(trained.map((name) => [name, state.values[name]!.data]));
  checkOptimizerStates(state.optimizers, values, optimizer);
}

/** What stands for a map where a readout is trained. */
function checkIdentity(map: LabelMapping, classes: number): void {
  if (isLabelWeights(map) || map.length !== classes || map.some((source, target) => source !== target)) {
    throw new InvalidArgumentError('invalid label map: got another one, expected the identity');
  }
}
