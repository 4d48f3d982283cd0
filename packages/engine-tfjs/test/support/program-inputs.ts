import { elementCount, type Program, type Tensor, type Weights } from '@reticket/network';
import { randomTensor } from './random.js';

/** Random images, labels, maps and prompts for a program; parameters that it takes as inputs come from `weights`. */
export function programInputs(
  program: Program,
  weights: Weights,
  random: () => number,
  indexBound: number,
): Record<string, Tensor> {
  return Object.fromEntries(
    [...program.inputs].map(([name, { dtype, shape }]): [string, Tensor] => {
      if (weights.has(name)) return [name, weights.get(name)!];
      if (dtype === 'int32') {
        const data = Int32Array.from({ length: elementCount(shape) }, () => Math.floor(random() * indexBound));
        return [name, { data, shape }];
      }
      return [name, randomTensor(random, shape, [0, 1])];
    }),
  );
}
