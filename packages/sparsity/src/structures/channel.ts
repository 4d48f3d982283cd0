import { InvalidArgumentError } from '../errors.js';
import type { Structure } from './structure.js';
import { unitStructure } from './units.js';

/**
 * Whole output channels: all weights of one index of the first dimension, scored by their mean. With scores |w| and
 * the uniform allocation these are the masks of `torch.nn.utils.prune.ln_structured` with n = 1 and dim = 0.
 */
export const channelStructure: Structure = unitStructure('channel', (name, shape) => {
  if (shape.length < 2) {
    throw new InvalidArgumentError(`shape of "${name}"`, `[${shape.join(', ')}]`, '[out, in, ...]');
  }
  const [units, ...rest] = shape;
  const weightsPerUnit = rest.reduce((product, size) => product * size, 1);
  return { units: units!, weightsPerUnit, unitOf: (index) => Math.floor(index / weightsPerUnit) };
});
