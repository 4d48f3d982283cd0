import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { createOptimizer, type OptimizerChoice, type OptimizerState } from './optimizer.js';

function sizes({ moments }: OptimizerState): string {
  return Object.entries(moments)
    .map(([moment, { length }]) => `${moment} [${length}]`)
    .sort()
    .join(', ');
}

/**
 * @param trained what has an optimiser, by name.
 * @throws InvalidArgumentError unless there is a state for each of `trained` and no other, ShapeMismatchError for one of
 * another kind or size.
 */
export function checkOptimizerStates(
  states: Readonly<Record<string, OptimizerState>>,
  trained: ReadonlyMap<string, Float32Array>,
  choice: OptimizerChoice,
): void {
  const got = Object.keys(states).sort().join(', ');
  const names = [...trained.keys()].sort().join(', ');
  if (got !== names) {
    throw new InvalidArgumentError(
      `invalid resume: got optimisers of ${got || 'nothing'}, expected of ${names || 'nothing'}`,
    );
  }
  for (const [name, values] of trained) {
    const own = sizes(states[name]!);
    const expected = sizes(createOptimizer(choice, values).state);
    if (own !== expected) {
      throw new ShapeMismatchError(
        `invalid resume: got an optimiser of ${name} with ${own || 'nothing'}, expected ${expected}`,
      );
    }
  }
}
