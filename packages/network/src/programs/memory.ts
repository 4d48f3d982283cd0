import type { Program } from '../graph/graph.js';
import type { OperationName } from '../ops/registry.js';
import { elementCount } from '../tensor.js';

/** Bytes that a program needs to run. */
export interface ProgramMemory {
  /** Parameters and constants: held as long as the executable lives. */
  readonly weights: number;
  /** Most bytes of inputs, intermediate values and outputs that are alive at once during a run. */
  readonly values: number;
  /** Both together. */
  readonly total: number;
}

/** Operations that engines compute in the memory of an input that nothing else reads any more. */
const inPlace: ReadonlySet<OperationName> = new Set([
  'add',
  'affine',
  'clamp',
  'flatten',
  'multiply',
  'relu',
  'relu6',
  'sigmoid',
]);

function bytesOf(program: Program, value: string): number {
  return 4 * elementCount(program.types.get(value)!.shape);
}

function sumOfBytes(program: Program, values: Iterable<string>): number {
  return [...values].reduce((total, value) => total + bytesOf(program, value), 0);
}

/**
 * The memory of one run by liveness analysis: nodes in their order, each value from the node that makes it to the last
 * that reads it, inputs and outputs to the end. What an engine adds (rearranged weights, workspaces, allocation in
 * steps) is not in it. O(nodes).
 */
export function programMemory(program: Program): ProgramMemory {
  const reads = new Map<string, number>();
  for (const { inputs } of program.nodes)
    for (const input of new Set(inputs)) reads.set(input, (reads.get(input) ?? 0) + 1);
  const outputs = new Set(program.outputs.values());
  const made = new Set(program.nodes.map(({ name }) => name));

  let live = sumOfBytes(program, program.inputs.keys());
  let values = live;
  for (const { name, op, inputs } of program.nodes) {
    const dying: string[] = [];
    for (const input of new Set(inputs)) {
      const left = reads.get(input)! - 1;
      reads.set(input, left);
      if (left === 0 && made.has(input) && !outputs.has(input)) dying.push(input);
    }
    const bytes = bytesOf(program, name);
    const reused = inPlace.has(op) && dying.some((input) => bytesOf(program, input) === bytes);
    values = Math.max(values, live + (reused ? 0 : bytes));
    live += bytes - sumOfBytes(program, dying);
    if (!reads.has(name) && !outputs.has(name)) live -= bytes;
  }
  const weights = sumOfBytes(program, [...program.parameters.keys(), ...program.constants.keys()]);
  return { weights, values, total: weights + values };
}
