import { InvalidArgumentError } from '../errors.js';
import { checkSparsity, keptCount } from '../kept-count.js';
import type { Masks } from '../mask.js';
import { type Allocation, type Pool, type PrunableParameter, totalUnits } from './allocation.js';

/**
 * A sparsity of its own for each parameter: `keptCount` of its weights. The sparsity of the whole follows; if one
 * is asked for, it must be the same to the weight.
 *
 * @param sparsities fraction of zeros by parameter name, 0 <= s < 1.
 */
export function givenAllocation(sparsities: ReadonlyMap<string, number>): Allocation {
  for (const [name, sparsity] of sparsities) checkSparsity(sparsity, `sparsity of "${name}"`);
  return allocationOf((name, units) => {
    const sparsity = sparsities.get(name);
    return sparsity === undefined ? undefined : keptCount(units, sparsity);
  });
}

/**
 * As many weights of each parameter as `masks` keep: what a control at equal sparsity per parameter needs. For
 * masks of single weights.
 */
export function allocationOfMasks(masks: Masks): Allocation {
  return allocationOf((name) => masks.get(name)?.ones);
}

function allocationOf(keptOf: (name: string, units: number) => number | undefined): Allocation {
  return Object.freeze<Allocation>({
    name: 'given',
    pools: (parameters, sparsity) => {
      const pools = parameters.map((parameter) => givenPool(parameter, keptOf));
      if (sparsity !== undefined) checkTotal(parameters, pools, sparsity);
      return pools;
    },
  });
}

function givenPool(
  parameter: PrunableParameter,
  keptOf: (name: string, units: number) => number | undefined,
): Pool {
  const keep = keptOf(parameter.name, parameter.units);
  if (keep === undefined) {
    throw new InvalidArgumentError('parameter name', parameter.name, 'a name with a given sparsity');
  }
  return { parameters: [parameter], keep };
}

function checkTotal(
  parameters: readonly PrunableParameter[],
  pools: readonly Pool[],
  sparsity: number,
): void {
  const units = totalUnits(parameters);
  const keep = pools.reduce((total, pool) => total + pool.keep, 0);
  if (keptCount(units, sparsity) !== keep) {
    throw new InvalidArgumentError('sparsity', sparsity, `the ${1 - keep / units} of the given sparsities`);
  }
}
