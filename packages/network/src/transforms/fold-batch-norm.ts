import { GraphError } from '../errors.js';
import type { Node } from '../graph/graph.js';
import type { Network, ParameterSpec } from '../network.js';
import type { FloatTensor, Weights } from '../tensor.js';

export interface BoundNetwork {
  readonly network: Network;
  readonly weights: Weights;
}

function valuesOf(weights: Weights, name: string): Float32Array {
  const tensor = weights.get(name);
  if (tensor === undefined) throw new GraphError(`invalid weights: got no ${name}, expected every parameter`);
  return tensor.data;
}

/** scale / sqrt(variance + epsilon) per channel, in double precision. */
function channelFactors(
  weights: Weights,
  [, scale, , , variance]: readonly string[],
  epsilon: number,
): Float64Array {
  const scales = valuesOf(weights, scale!);
  const variances = valuesOf(weights, variance!);
  return Float64Array.from(scales, (value, channel) => value / Math.sqrt(variances[channel]! + epsilon));
}

/**
 * Folds every frozen batch normalisation that directly follows a convolution into the convolution's weight and bias,
 * so that inference and prompt training do without it. The zeros of a pruned weight stay zeros. The result computes
 * the same function up to rounding and cannot be trained further.
 */
export function foldBatchNorm({ network, weights }: BoundNetwork): BoundNetwork {
  const uses = new Map<string, number>();
  for (const { inputs } of network.nodes)
    for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  const normOf = new Map<string, Node>();
  for (const node of network.nodes) {
    const producer = network.nodes.find(({ name }) => name === node.inputs[0]);
    if (node.op === 'batchNorm' && producer?.op === 'conv2d' && uses.get(producer.name) === 1) {
      normOf.set(producer.name, node);
    }
  }

  const folded = new Map<string, FloatTensor>(weights);
  const parameters = new Map<string, ParameterSpec>(network.parameters);
  const nodes: Node[] = [];
  const foldedNorms = new Set([...normOf.values()].map(({ name }) => name));
  for (const node of network.nodes) {
    if (foldedNorms.has(node.name)) continue;
    const norm = normOf.get(node.name);
    if (norm === undefined) {
      nodes.push(node);
      continue;
    }
    const [x, weight, oldBias] = node.inputs as [string, string, string | undefined];
    const factors = channelFactors(weights, norm.inputs, (norm.attributes as { epsilon: number }).epsilon);
    const channels = factors.length;
    const kernel = weights.get(weight)!;
    const perChannel = kernel.data.length / channels;
    const means = valuesOf(weights, norm.inputs[3]!);
    const shifts = valuesOf(weights, norm.inputs[2]!);
    const oldBiases = oldBias === undefined ? undefined : valuesOf(weights, oldBias);
    folded.set(weight, {
      shape: kernel.shape,
      data: kernel.data.map((value, index) => value * factors[Math.floor(index / perChannel)]!),
    });
    const bias = `${node.name}.bias`;
    folded.set(bias, {
      shape: [channels],
      data: Float32Array.from(factors, (f, c) => shifts[c]! + ((oldBiases?.[c] ?? 0) - means[c]!) * f),
    });
    parameters.set(bias, { shape: [channels], role: 'bias', prunable: false });
    for (const name of norm.inputs.slice(1)) {
      folded.delete(name);
      parameters.delete(name);
    }
    nodes.push({ ...node, name: norm.name, inputs: [x, weight, bias] });
  }
  return { network: { ...network, parameters, nodes }, weights: folded };
}
