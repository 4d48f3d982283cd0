import type { Node } from '../graph/graph.js';
import type { Network } from '../network.js';

/** How many nodes read each value; what the network hands out counts as one more. */
function countUses({ nodes, features, logits }: Network): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const reads = [...nodes.flatMap(({ inputs }) => inputs), features, logits];
  for (const value of reads) uses.set(value, (uses.get(value) ?? 0) + 1);
  return uses;
}

/**
 * Moves every ReLU behind the max pooling it feeds, through a concatenation too: max(relu(x)) = relu(max(x)). Outputs
 * and gradients are the same to the bit, since a window without a positive value passes none on either way, but ReLU and
 * its gradient then act on the pooled value, a quarter of the size at stride 2. For programs with gradients; inference
 * has no use for it, as engines fuse a ReLU into the convolution before it.
 */
export function poolBeforeRelu(network: Network): Network {
  const uses = countUses(network);
  const byName = new Map(network.nodes.map((node) => [node.name, node]));
  const ownRelu = (value: string): Node | undefined => {
    const node = byName.get(value);
    return node?.op === 'relu' && uses.get(value) === 1 ? node : undefined;
  };

  const replaced = new Map<string, readonly Node[]>();
  for (const pool of network.nodes) {
    if (pool.op !== 'maxPool') continue;
    const pooled = byName.get(pool.inputs[0]!);
    const joint = pooled?.op === 'concat' && uses.get(pooled.name) === 1 ? pooled : undefined;
    const relus = (joint?.inputs ?? pool.inputs).map(ownRelu).filter((node) => node !== undefined);
    if (relus.length !== (joint ?? pool).inputs.length) continue;
    const rectified = relus.map(({ inputs }) => inputs[0]!);
    for (const relu of relus) replaced.set(relu.name, []);
    if (joint !== undefined) replaced.set(joint.name, [{ ...joint, inputs: rectified }]);
    const maximum: Node = {
      ...pool,
      name: `${pool.name}.maximum`,
      inputs: joint === undefined ? rectified : [joint.name],
    };
    replaced.set(pool.name, [maximum, { ...relus[0]!, name: pool.name, inputs: [maximum.name] }]);
  }
  return { ...network, nodes: network.nodes.flatMap((node) => replaced.get(node.name) ?? [node]) };
}
