import { InvalidArgumentError } from '../errors.js';
import type { Structure } from './structure.js';
import { unitStructure } from './units.js';

/**
 * Blocks of `outputs` x `inputs` neighbouring output and input channels at one kernel position, scored by their mean
 * (block sparsity as of Narang et al. 2017, arXiv 1711.02782). Named `block-<outputs>x<inputs>`.
 *
 * Parameters of shape [out, in, ...]; both sizes must divide their dimension.
 */
export function blockStructure(outputs: number, inputs: number): Structure {
  for (const size of [outputs, inputs]) {
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new InvalidArgumentError('block', `${outputs}x${inputs}`, 'two positive integers');
    }
  }
  return unitStructure(`block-${outputs}x${inputs}`, (name, shape) => {
    const [rows, columns, ...kernel] = shape;
    if (rows === undefined || columns === undefined || rows % outputs !== 0 || columns % inputs !== 0) {
      throw new InvalidArgumentError(
        `shape of "${name}"`,
        `[${shape.join(', ')}]`,
        `[out, in, ...] divisible by ${outputs} and ${inputs}`,
      );
    }
    const positions = kernel.reduce((product, size) => product * size, 1);
    const blocksPerRow = columns / inputs;
    return {
      units: (rows / outputs) * blocksPerRow * positions,
      weightsPerUnit: outputs * inputs,
      unitOf: (index) => {
        const channel = Math.floor(index / positions);
        const row = Math.floor(channel / columns / outputs);
        const column = Math.floor((channel % columns) / inputs);
        return (row * blocksPerRow + column) * positions + (index % positions);
      },
    };
  });
}
