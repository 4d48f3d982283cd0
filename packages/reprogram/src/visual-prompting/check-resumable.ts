import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { createOptimizer, type OptimizerState } from '../training/optimizer.js';
import { checkMadeBy } from './check-mapping.js';
import { checkPromptValues } from './check-prompt.js';
import type { Mapping } from './mapping.js';
import { trainingConfiguration } from './training-configuration.js';
import type { TrainingState } from './training-state.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/**
 * @throws InvalidArgumentError for a state of a run with other options, of which it names the first that differs, or
 * with maps or optimisers of another kind; ShapeMismatchError for arrays of another size.
 */
export function checkResumable(state: TrainingState, options: VisualPromptOptions<Mapping>): void {
  const expected = JSON.parse(trainingConfiguration(options)) as Record<string, unknown>;
  const got = JSON.parse(state.configuration) as Record<string, unknown>;
  for (const name of Object.keys(expected)) {
    if (JSON.stringify(got[name]) !== JSON.stringify(expected[name])) {
      throw new InvalidArgumentError(
        `invalid resume: got a state with ${name} ${JSON.stringify(got[name])}, expected ${JSON.stringify(expected[name])}`,
      );
    }
  }
  const { prompt, mapping, network, classes } = options;
  for (const values of [state.values, ...(state.best ? [state.best.values] : [])]) {
    checkPromptValues(prompt, values);
  }
  for (const map of [state.map, state.trainedMap, ...(state.best ? [state.best.map] : [])]) {
    checkMadeBy(mapping, map, network.classes, classes);
  }
  checkOptimizers(state, options);
}

/** Before the first epoch there are none; after it there is one for every trained value. */
function checkOptimizers(
  { epochs, optimizers, values }: TrainingState,
  { prompt, optimizer = { kind: 'adam' } }: VisualPromptOptions<Mapping>,
): void {
  const trained = epochs.length === 0 ? [] : [...prompt.graph.trained.keys()];
  const got = Object.keys(optimizers).sort().join(', ');
  if (got !== trained.toSorted().join(', ')) {
    throw new InvalidArgumentError(
      `invalid resume: got optimisers of ${got || 'nothing'}, expected of ${trained.join(', ') || 'nothing'}`,
    );
  }
  const sizes = ({ moments }: OptimizerState) =>
    Object.entries(moments)
      .map(([moment, { length }]) => `${moment} [${length}]`)
      .sort()
      .join(', ');
  for (const name of trained) {
    const [own, expected] = [
      sizes(optimizers[name]!),
      sizes(createOptimizer(optimizer, values[name]!.data).state),
    ];
    if (own !== expected) {
      throw new ShapeMismatchError(
        `invalid resume: got an optimiser of ${name} with ${own || 'nothing'}, expected ${expected}`,
      );
    }
  }
}
