import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import type { Network } from '../network.js';
import { gatherRows } from '../ops/gather-rows.js';
import { type EmittedValues, emitNode } from './emit-network.js';

/**
 * Emits the classifier once more for chosen source classes only: `rows` [K] int32 -> logits [N,K]. Everything after
 * the features acts on each class by itself (a linear or 1x1 convolution, then ReLU and pooling at most), so the
 * result equals columns `rows` of the full logits at K / classes of the cost.
 */
export function emitClassifierRows(
  builder: GraphBuilder,
  network: Network,
  emitted: EmittedValues,
  rows: string,
): string {
  const substitutes = new Map<string, string>(
    [network.classifier.weight, network.classifier.bias].map((name) => [
      name,
      builder.emit(gatherRows, [name, rows], noAttributes, `${name}.rows`),
    ]),
  );
  for (const node of network.nodes) {
    if (!node.inputs.some((input) => substitutes.has(input))) continue;
    substitutes.set(
      node.name,
      emitNode(
        builder,
        node,
        node.inputs.map((input) => substitutes.get(input) ?? emitted.get(input) ?? input),
        `${node.name}.rows`,
      ),
    );
  }
  return substitutes.get(network.logits)!;
}
