import { GraphError } from '../errors.js';
import type { Node } from '../graph/graph.js';
import type { GraphBuilder } from '../graph/graph-builder.js';
import type { Operation } from '../graph/operation.js';
import { type InputSpec, type Network, networkInput } from '../network.js';
import { affine } from '../ops/arithmetic.js';
import { operations } from '../ops/registry.js';

/** Declares the images a program is fed: [batch, channels, height, width], RGB in 0..1. */
export function declareImages(
  builder: GraphBuilder,
  batch: number,
  [channels, height, width]: readonly [number, number, number],
): string {
  if (!Number.isInteger(batch) || batch < 1) {
    throw new GraphError(`invalid batch: got ${batch}, expected an integer >= 1`);
  }
  return builder.input('images', { dtype: 'float32', shape: [batch, channels, height, width] });
}

export function declareParameters(builder: GraphBuilder, network: Network): void {
  for (const [name, { shape }] of network.parameters) builder.parameter(name, { dtype: 'float32', shape });
}

/** (x - mean) / std per channel. */
export function emitNormalization(builder: GraphBuilder, { mean, std }: InputSpec, images: string): string {
  return builder.emit(affine, [images], {
    scale: std.map((s) => 1 / s),
    offset: mean.map((m, channel) => -m / std[channel]!),
  });
}

/** Copies one node into `builder` with other inputs and, on demand, another name. */
export function emitNode(
  builder: GraphBuilder,
  node: Node,
  inputs: readonly string[],
  name = node.name,
): string {
  return builder.emit(operations[node.op] as Operation<unknown>, inputs, node.attributes, name);
}

/** Names that the features and logits of a network have in a program. */
export type EmittedValues = ReadonlyMap<string, string>;

/**
 * Copies the nodes of a network into `builder`, reading the normalised images from `input`.
 * Every value keeps its name.
 */
export function emitNetwork(builder: GraphBuilder, network: Network, input: string): EmittedValues {
  for (const node of network.nodes) {
    emitNode(
      builder,
      node,
      node.inputs.map((name) => (name === networkInput ? input : name)),
    );
  }
  return new Map([network.features, network.logits].map((name) => [name, name]));
}
