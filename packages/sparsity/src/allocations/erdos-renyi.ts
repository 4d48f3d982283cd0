import { InvalidArgumentError } from '../errors.js';
import { checkSparsity, keptCount } from '../kept-count.js';
import { type Allocation, type PrunableParameter, totalUnits } from './allocation.js';
import { proportionalCounts } from './proportional-counts.js';

/**
 * Densities proportional to (n_in + n_out) / (n_in * n_out), those of an Erdos-Renyi random graph (SET; Mocanu et
 * al. 2018, arXiv 1707.04780, eq. 1), at most 1. Parameters of shape [out, in, ...], two dimensions or more. The
 * total is exact; rounding leaves the count of a parameter a weight or so from its share: see
 * {@link proportionalCounts}.
 */
export const erAllocation = erdosRenyi('er', ([outputs, inputs]) => [outputs!, inputs!]);

/**
 * As {@link erAllocation}, with the sum of all dimensions, kernel too, over their product (RigL; Evci et al. 2020,
 * arXiv 1911.11134, section 3 (1)).
 */
export const erkAllocation = erdosRenyi('erk', (shape) => shape);

function erdosRenyi(name: string, dimensionsOf: (shape: readonly number[]) => readonly number[]): Allocation {
  return Object.freeze<Allocation>({
    name,
    pools: (parameters, sparsity) => {
      const keep = keptCount(totalUnits(parameters), checkSparsity(sparsity));
      const counts = proportionalCounts(
        parameters.map(({ atLeast, atMost, ...parameter }) => ({
          weight: weightOf(parameter, dimensionsOf),
          atLeast,
          atMost,
        })),
        keep,
      );
      return parameters.map((parameter, i) => ({ parameters: [parameter], keep: counts[i]! }));
    },
  });
}

/** What the number of kept units is proportional to, as long as the parameter is not full. */
function weightOf(
  { name, shape, units }: Pick<PrunableParameter, 'name' | 'shape' | 'units'>,
  dimensionsOf: (shape: readonly number[]) => readonly number[],
): number {
  if (shape.length < 2) {
    throw new InvalidArgumentError(`shape of "${name}"`, `[${shape.join(', ')}]`, 'two dimensions or more');
  }
  const dimensions = dimensionsOf(shape);
  const sum = dimensions.reduce((total, size) => total + size, 0);
  const product = dimensions.reduce((total, size) => total * size, 1);
  return product === 0 ? 0 : (units * sum) / product;
}
