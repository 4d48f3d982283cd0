import { InvalidArgumentError } from '../errors.js';
import type { Allocation } from './allocation.js';
import { erAllocation, erkAllocation } from './erdos-renyi.js';
import { globalAllocation } from './global.js';
import { uniformAllocation } from './uniform.js';

/** The allocations known by name: `global`, `uniform`, `er`, `erk`. */
export const ALLOCATIONS: ReadonlyMap<string, Allocation> = new Map(
  [globalAllocation, uniformAllocation, erAllocation, erkAllocation].map((each) => [each.name, each]),
);

/** @throws {InvalidArgumentError} for a name that {@link ALLOCATIONS} does not hold. */
export function allocationNamed(name: string): Allocation {
  const found = ALLOCATIONS.get(name);
  if (found === undefined) {
    throw new InvalidArgumentError('allocation', name, `one of ${[...ALLOCATIONS.keys()].join(', ')}`);
  }
  return found;
}
