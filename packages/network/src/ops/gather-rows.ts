import type { NoAttributes, Operation } from '../graph/operation.js';
import { floatInput, indexInput } from './check.js';

/**
 * Rows of a value by index: x [R,...], indices [K] int32 in 0..R-1 -> [K,...]. It picks the mapped rows of a frozen
 * classifier, so it has no gradient.
 */
export const gatherRows: Operation<NoAttributes> = {
  name: 'gatherRows',
  infer(inputs) {
    const x = floatInput('gatherRows', inputs, 0);
    const indices = indexInput('gatherRows', inputs, 1);
    return { dtype: x.dtype, shape: [indices.shape[0]!, ...x.shape.slice(1)] };
  },
};
