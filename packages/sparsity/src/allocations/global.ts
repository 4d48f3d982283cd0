import { checkSparsity, keptCount } from '../kept-count.js';
import { type Allocation, totalUnits } from './allocation.js';

/** All parameters in one pool: one threshold, and exactly `keptCount` of all their weights. */
export const globalAllocation: Allocation = Object.freeze<Allocation>({
  name: 'global',
  pools: (parameters, sparsity) => [
    { parameters, keep: keptCount(totalUnits(parameters), checkSparsity(sparsity)) },
  ],
});
