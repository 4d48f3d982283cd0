import { GraphError, NotDifferentiableError } from '../errors.js';
import type { Node } from '../graph/graph.js';
import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes, type Operation } from '../graph/operation.js';
import { add } from '../ops/arithmetic.js';
import { operations } from '../ops/registry.js';
import { elementCount, formatShape } from '../tensor.js';

/** Values that depend on one of `sources`, the sources themselves included. */
function dependents(nodes: readonly Node[], sources: readonly string[]): Set<string> {
  const found = new Set(sources);
  for (const node of nodes) {
    if (node.inputs.some((input) => found.has(input))) found.add(node.name);
  }
  return found;
}

/**
 * Reverse-mode differentiation as a graph-to-graph transformation: appends to `builder` the nodes that compute the
 * gradient of the scalar `loss` with respect to each value of `withRespectTo`, and returns their names by value.
 * Only values on a path from `withRespectTo` to the loss get a gradient, so frozen weights cost nothing.
 *
 * @throws GraphError when the loss is no scalar or does not depend on a value.
 * @throws NotDifferentiableError when the path leads through an operation without a gradient.
 */
export function differentiate(
  builder: GraphBuilder,
  loss: string,
  withRespectTo: readonly string[],
): ReadonlyMap<string, string> {
  const { shape } = builder.type(loss);
  if (elementCount(shape) !== 1) {
    throw new GraphError(`invalid loss: got shape ${formatShape(shape)}, expected a scalar`);
  }
  const { nodes } = builder.graph();
  const active = dependents(nodes, withRespectTo);
  const gradients = new Map<string, string>();
  gradients.set(loss, builder.constant(`${loss}.seed`, { data: Float32Array.of(1), shape }));

  for (const node of [...nodes].reverse()) {
    const outputGradient = gradients.get(node.name);
    if (outputGradient === undefined || !active.has(node.name)) continue;
    const wanted = node.inputs.map((input) => active.has(input));
    if (!wanted.includes(true)) continue;
    const operation = operations[node.op] as Operation<unknown>;
    if (operation.gradient === undefined) {
      throw new NotDifferentiableError(
        `invalid gradient: got ${node.op} (${node.name}), expected an operation with a gradient rule`,
      );
    }
    const inputGradients = operation.gradient({
      inputs: node.inputs,
      output: node.name,
      attributes: node.attributes,
      outputGradient,
      wanted,
      type: (value) => builder.type(value),
      emit: (emitted, inputs, attributes) => builder.emit(emitted, inputs, attributes),
    });
    node.inputs.forEach((input, index) => {
      const gradient = inputGradients[index];
      if (gradient === undefined || !wanted[index]) return;
      const soFar = gradients.get(input);
      gradients.set(
        input,
        soFar === undefined ? gradient : builder.emit(add, [soFar, gradient], noAttributes),
      );
    });
  }

  return new Map(
    withRespectTo.map((value) => {
      const gradient = gradients.get(value);
      if (gradient === undefined) {
        throw new GraphError(`invalid gradient: got ${value}, expected a value that the loss depends on`);
      }
      return [value, gradient];
    }),
  );
}
