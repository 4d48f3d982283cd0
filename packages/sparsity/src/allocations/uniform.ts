import { checkSparsity, keptCount } from '../kept-count.js';
import type { Allocation } from './allocation.js';

/**
 * The same sparsity for every parameter: `keptCount` of its own weights, or its floor if that is more. Rounding
 * each parameter on its own, the total may differ from that of the global allocation by up to half a weight per
 * parameter.
 */
export const uniformAllocation: Allocation = Object.freeze<Allocation>({
  name: 'uniform',
  pools: (parameters, sparsity) =>
    parameters.map((parameter) => ({
      parameters: [parameter],
      keep: Math.max(keptCount(parameter.units, checkSparsity(sparsity)), parameter.atLeast),
    })),
});
