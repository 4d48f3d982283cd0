import type { Node, Program } from '../graph/graph.js';
import type { ValueType } from '../tensor.js';

/** Position of the batched input of operations that act linearly on each item by itself, if `node` is one. */
function linearInput(node: Node): number | undefined {
  if (node.op === 'conv2dInputGradient' || node.op === 'sliceGradient' || node.op === 'averagePoolGradient')
    return 0;
  if (node.op === 'affine') {
    const { offset } = node.attributes as { offset: readonly number[] };
    return offset.every((value) => value === 0) ? 0 : undefined;
  }
  return undefined;
}

function sharedByBatch({ dtype, shape }: ValueType): ValueType {
  return { dtype, shape: [1, ...shape.slice(1)] };
}

/**
 * Moves every sum over the batch in front of the linear operations it follows: a prompt shared by the batch only
 * needs the summed gradient, so the transposed convolution of the first layer runs once instead of N times.
 * Exact up to the order of summation.
 */
export function sumBatchEarly(program: Program): Program {
  const nodes = [...program.nodes];
  const types = new Map(program.types);
  const outputs = new Set(program.outputs.values());
  for (;;) {
    const uses = new Map<string, number>();
    for (const { inputs } of nodes) for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
    const byName = new Map(nodes.map((node, position) => [node.name, position]));
    const sumPosition = nodes.findIndex((node) => {
      if (node.op !== 'batchSum') return false;
      const producer = nodes[byName.get(node.inputs[0]!) ?? -1];
      return (
        producer !== undefined &&
        linearInput(producer) !== undefined &&
        uses.get(producer.name) === 1 &&
        !outputs.has(producer.name)
      );
    });
    if (sumPosition === -1) return { ...program, nodes, types };

    const sum = nodes[sumPosition]!;
    const producerPosition = byName.get(sum.inputs[0]!)!;
    const producer = nodes[producerPosition]!;
    const batched = producer.inputs[linearInput(producer)!]!;
    // The two nodes trade places and keep each other's names: the sum's users read the linear operation now.
    nodes[producerPosition] = { ...sum, name: producer.name, inputs: [batched] };
    nodes[sumPosition] = {
      ...producer,
      name: sum.name,
      inputs: producer.inputs.map((input) => (input === batched ? producer.name : input)),
    };
    types.set(producer.name, sharedByBatch(types.get(batched)!));
  }
}
