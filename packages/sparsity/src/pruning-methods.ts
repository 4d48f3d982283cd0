import type { Allocation } from './allocations/allocation.js';
import { globalAllocation } from './allocations/global.js';
import { layerAllocation } from './allocations/layer.js';
import { InvalidArgumentError } from './errors.js';
import { magnitudeScore } from './scores/magnitude.js';
import type { Score } from './scores/score.js';

/** A score and an allocation. Any pair is a method; `name` is `<score>-<allocation>`. */
export interface PruningMethod {
  readonly name: string;
  readonly score: Score;
  readonly allocation: Allocation;
}

function pair(score: Score, allocation: Allocation): PruningMethod {
  return Object.freeze({ name: `${score.name}-${allocation.name}`, score, allocation });
}

/** The methods known by name: `magnitude-global` and `magnitude-layer`. */
export const PRUNING_METHODS: ReadonlyMap<string, PruningMethod> = new Map(
  [pair(magnitudeScore, globalAllocation), pair(magnitudeScore, layerAllocation)].map((method) => [
    method.name,
    method,
  ]),
);

/** @throws {InvalidArgumentError} for a name that {@link PRUNING_METHODS} does not hold. */
export function pruningMethod(name: string): PruningMethod {
  const method = PRUNING_METHODS.get(name);
  if (method === undefined) {
    throw new InvalidArgumentError(
      'pruning method',
      name,
      `one of ${[...PRUNING_METHODS.keys()].join(', ')}`,
    );
  }
  return method;
}
