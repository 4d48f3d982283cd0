import type { Program } from '../graph/graph.js';
import type { Operation } from '../graph/operation.js';
import type { Network } from '../network.js';
import { operations } from '../ops/registry.js';
import { elementCount } from '../tensor.js';

/** Multiply-accumulates of one run of a program, the whole batch included; elementwise work counts as 0. */
export function programMacs(program: Program): number {
  return program.nodes.reduce((total, node) => {
    const operation = operations[node.op] as Operation<unknown>;
    const inputs = node.inputs.map((input) => program.types.get(input)!);
    return total + (operation.macs?.(inputs, program.types.get(node.name)!, node.attributes) ?? 0);
  }, 0);
}

/** Number of parameters, running statistics not counted (as torchvision counts). */
export function parameterCount(network: Network): number {
  return [...network.parameters.values()]
    .filter(({ role }) => role !== 'runningMean' && role !== 'runningVariance')
    .reduce((total, { shape }) => total + elementCount(shape), 0);
}
