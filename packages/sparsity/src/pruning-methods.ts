import type { Allocation } from './allocations/allocation.js';
import { ALLOCATIONS } from './allocations/allocation-registry.js';
import { InvalidArgumentError } from './errors.js';
import type { Score } from './scores/score.js';
import { SCORES } from './scores/score-registry.js';

/** A score and an allocation. Any pair is a method; `name` is `<score>-<allocation>`. */
export interface PruningMethod {
  readonly name: string;
  readonly score: Score;
  readonly allocation: Allocation;
}

/** Every score with every allocation: `magnitude-global`, `random-erk`, `synflow-global` and so on. */
export const PRUNING_METHODS: ReadonlyMap<string, PruningMethod> = new Map(
  [...SCORES.values()].flatMap((score) =>
    [...ALLOCATIONS.values()].map((allocation) => {
      const name = `${score.name}-${allocation.name}`;
      return [name, Object.freeze({ name, score, allocation })];
    }),
  ),
);

/** @throws {InvalidArgumentError} for a name that {@link PRUNING_METHODS} does not hold. */
export function pruningMethod(name: string): PruningMethod {
  const method = PRUNING_METHODS.get(name);
  if (method === undefined) {
    const scores = [...SCORES.keys()].join(', ');
    const allocations = [...ALLOCATIONS.keys()].join(', ');
    throw new InvalidArgumentError(
      'pruning method',
      name,
      `<score>-<allocation> of ${scores} and ${allocations}`,
    );
  }
  return method;
}
