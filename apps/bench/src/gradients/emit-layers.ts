import {
  type GraphBuilder,
  type Network,
  type Node,
  NotDifferentiableError,
  networkInput,
  noAttributes,
  type Operation,
  type OperationName,
  operations,
} from '@reticket/network';

/** Copies a node that reads `inputs`, under a name of its own. */
type EmitNode = (node: Node, inputs: readonly string[], name: string) => void;

/**
 * Declares every parameter of a network as an input and copies its nodes.
 *
 * @param prefix of the names of parameters and nodes.
 * @returns the name of the logits.
 */
export function emitLayers(
  builder: GraphBuilder,
  network: Network,
  input: string,
  { prefix = '', emitNode = copyNode(builder) }: { prefix?: string; emitNode?: EmitNode } = {},
): string {
  for (const [name, { shape }] of network.parameters) {
    builder.input(prefix + name, { dtype: 'float32', shape });
  }
  for (const node of network.nodes) {
    const inputs = node.inputs.map((value) => (value === networkInput ? input : prefix + value));
    emitNode(node, inputs, prefix + node.name);
  }
  return prefix + network.logits;
}

/** Operations other than ReLU whose gradient jumps. */
const jumping: ReadonlySet<OperationName> = new Set(['clamp', 'hat', 'maxPool', 'relu6']);

/** Prefix of the parameters that {@link emitGatedLayers} takes its gates from. */
export const gatesPrefix = 'gates/';

/**
 * As {@link emitLayers}, but a ReLU lets pass what it lets pass at other parameters, the `gates/<name>`. Where both are
 * equal, so are values and gradients; away from there the gradient has no jumps.
 *
 * @throws NotDifferentiableError for a network with max-pooling, ReLU6 or the like, whose jumps would stay.
 */
export function emitGatedLayers(builder: GraphBuilder, network: Network, input: string): string {
  emitLayers(builder, network, input, { prefix: gatesPrefix });
  const copy = copyNode(builder);
  return emitLayers(builder, network, input, {
    emitNode: (node, inputs, name) => {
      if (jumping.has(node.op)) {
        throw new NotDifferentiableError(
          `invalid Hessian: got ${node.op} (${name}), expected a network whose only jumps are those of ReLU`,
        );
      }
      if (node.op !== 'relu') return copy(node, inputs, name);
      builder.emit(operations.reluGradient, [gatesPrefix + name, ...inputs], noAttributes, name);
    },
  });
}

function copyNode(builder: GraphBuilder): EmitNode {
  return ({ op, attributes }, inputs, name) => {
    builder.emit(operations[op] as Operation<unknown>, inputs, attributes, name);
  };
}
