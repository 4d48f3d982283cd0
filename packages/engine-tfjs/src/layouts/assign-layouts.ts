import type { OperationName, Program } from '@reticket/network';
import { activationLayout, kernelLayout, type Layout } from './layout.js';

/** Operations whose result has the layout of what they read: nothing in them depends on what an axis means. */
const layoutKeepers: ReadonlySet<OperationName> = new Set<OperationName>([
  'add',
  'batchSum',
  'clamp',
  'clampGradient',
  'gatherRows',
  'hat',
  'hatGradient',
  'multiply',
  'pad',
  'reciprocal',
  'reciprocalGradient',
  'relu',
  'relu6',
  'relu6Gradient',
  'reluGradient',
  'sigmoid',
  'sigmoidGradient',
  'slice',
  'sliceGradient',
]);

/**
 * The layout of every value of a program. Values are activations unless they are convolution kernels: the second input of a convolution and of its input gradient, the output of its weight gradient, and whatever is
 * connected to one of these by operations that keep a layout, such as `gatherRows` of a convolutional classifier or
 * the sum of two weight gradients. The assignment only decides where transpositions happen; a lowering that reads a
 * value in another layout gets it converted.
 */
export function assignLayouts(program: Program): ReadonlyMap<string, Layout> {
  const kernels = new Set<string>();
  for (const { op, name, inputs } of program.nodes) {
    if (op === 'conv2d' || op === 'conv2dInputGradient') kernels.add(inputs[1]!);
    if (op === 'conv2dWeightGradient') kernels.add(name);
  }
  const isActivation = new Set(
    program.nodes
      .filter(({ op }) => !layoutKeepers.has(op) && op !== 'conv2dWeightGradient')
      .map(({ name }) => name),
  );
  const rank = (value: string): number => program.types.get(value)!.shape.length;

  for (let before = -1; before !== kernels.size; ) {
    before = kernels.size;
    for (const { op, name, inputs } of program.nodes) {
      if (!layoutKeepers.has(op)) continue;
      const values = [name, ...inputs].filter((value) => rank(value) === 4 && !isActivation.has(value));
      if (values.some((value) => kernels.has(value))) for (const value of values) kernels.add(value);
    }
  }

  return new Map(
    [...program.types.keys()].map((value) => [
      value,
      kernels.has(value) && !isActivation.has(value) ? kernelLayout : activationLayout(rank(value)),
    ]),
  );
}
