import type { OperationName, Program, Tensor } from '../../../src/index.js';
import { classificationKernels } from './classification.js';
import { convolutionKernels } from './convolution.js';
import { elementwiseKernels } from './elementwise.js';
import type { Kernel, Kernels } from './kernel.js';
import { normalizationKernels } from './normalization.js';
import { poolingKernels } from './pooling.js';
import { rearrangementKernels } from './rearrangement.js';
import { toValue, type Value } from './value.js';

const kernels: Kernels<OperationName> = {
  ...classificationKernels,
  ...convolutionKernels,
  ...elementwiseKernels,
  ...normalizationKernels,
  ...poolingKernels,
  ...rearrangementKernels,
};

type Feeds = Readonly<Record<string, Tensor | Value>> | ReadonlyMap<string, Tensor | Value>;

/**
 * Runs a program in double precision, one plain loop per operation: the ground truth that engines are held to.
 * `feeds` holds the inputs, `weights` the parameters.
 */
export function interpret(
  program: Program,
  feeds: Feeds,
  weights: Feeds = {},
): Readonly<Record<string, Value>> {
  const values = new Map<string, Value>();
  const entries = (given: Feeds) => (given instanceof Map ? [...given] : Object.entries(given));
  for (const [name, value] of [...program.constants, ...entries(weights), ...entries(feeds)]) {
    values.set(name, toValue(value));
  }
  for (const { name, op, inputs, attributes } of program.nodes) {
    const kernel = kernels[op] as Kernel<unknown>;
    const operands = inputs.map((input) => values.get(input)!);
    values.set(name, kernel(operands, attributes, program.types.get(name)!.shape));
  }
  return Object.fromEntries([...program.outputs].map(([output, value]) => [output, values.get(value)!]));
}
