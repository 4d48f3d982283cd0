import { WeightsMismatchError } from '../errors.js';
import type { Network } from '../network.js';
import { type FloatTensor, formatShape, sameShape, type Tensor, type Weights } from '../tensor.js';
import { quote } from './quote.js';

const shownProblems = 3;

/** Batch normalisation's step counter, which torch saves and nothing here needs. */
function isCounter(name: string): boolean {
  return name === 'num_batches_tracked' || name.endsWith('.num_batches_tracked');
}

function isFloat(tensor: Tensor): tensor is FloatTensor {
  return tensor.data instanceof Float32Array;
}

/** `2 missing (conv1.weight, bn1.bias)`, or nothing for an empty list. */
function summary(problem: string, details: readonly string[]): readonly string[] {
  if (details.length === 0) return [];
  const shown = details.slice(0, shownProblems).join('; ');
  return [`${details.length} ${problem} (${shown}${details.length > shownProblems ? '; ...' : ''})`];
}

/**
 * The weights of a network from the tensors of a checkpoint, not copied. Strict: every parameter must be there with
 * its exact shape and finite values, and every tensor must be a parameter; only `num_batches_tracked` counters are
 * passed over.
 *
 * @returns the parameters in the order of the network.
 * @throws WeightsMismatchError naming the missing, unexpected, wrong-shaped and non-finite tensors.
 */
export function bindWeights(network: Network, tensors: ReadonlyMap<string, Tensor>): Weights {
  const weights = new Map<string, FloatTensor>();
  const missing: string[] = [];
  const misshapen: string[] = [];
  const notFinite: string[] = [];
  for (const [name, { shape }] of network.parameters) {
    const tensor = tensors.get(name);
    if (tensor === undefined) missing.push(name);
    else if (!isFloat(tensor)) misshapen.push(`${name}: got integers, expected floats`);
    else if (!sameShape(tensor.shape, shape)) {
      misshapen.push(`${name}: got ${formatShape(tensor.shape)}, expected ${formatShape(shape)}`);
    } else if (!tensor.data.every(Number.isFinite)) notFinite.push(name);
    else weights.set(name, tensor);
  }
  const unexpected = [...tensors.keys()]
    .filter((name) => !network.parameters.has(name) && !isCounter(name))
    .map(quote);
  const problems = [
    ...summary('missing', missing),
    ...summary('unexpected', unexpected),
    ...summary('of another shape', misshapen),
    ...summary('not finite', notFinite),
  ];
  if (problems.length > 0) {
    throw new WeightsMismatchError(
      `invalid weights of ${network.name}: got ${problems.join(', ')}, expected exactly its parameters`,
    );
  }
  return weights;
}
