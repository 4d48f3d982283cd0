import type { Program, Weights } from '@reticket/network';
import type { Lowering, LoweringContext } from './lowerings/lowering.js';
import { lowerings } from './lowerings/registry.js';
import { OnnxGraph } from './onnx/onnx-graph.js';

/** A program as an ONNX graph, with the ONNX names of its inputs and outputs. */
export interface LoweredProgram {
  readonly graph: OnnxGraph;
  /** ONNX name by program output. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Lowers a program to ONNX operators with its weights as initialisers. Inputs keep their names. */
export function lowerProgram(program: Program, weights: Weights): LoweredProgram {
  const graph = new OnnxGraph();
  const names = new Map<string, string>();
  const bound = new Map<string, Float32Array>();

  for (const [name, { dtype, shape }] of program.inputs) {
    graph.inputs.push({ name, dtype, shape });
    names.set(name, name);
  }
  for (const name of program.parameters.keys()) {
    const { data, shape } = weights.get(name)!;
    names.set(name, graph.initializer(data, shape, name));
    bound.set(name, data);
  }
  for (const [name, { data, shape }] of program.constants) {
    names.set(name, graph.initializer(data, shape, name));
    if (data instanceof Float32Array) bound.set(name, data);
  }

  const poolsWithGradient = new Set(
    program.nodes.filter(({ op }) => op === 'maxPoolGradient').map(({ inputs }) => inputs[1]!),
  );
  const context: LoweringContext = {
    graph,
    type: (value) => program.types.get(value)!,
    value: (value) => names.get(value)!,
    bound: (value) => bound.get(value),
    hasPoolGradient: (pooled) => poolsWithGradient.has(pooled),
    poolIndices: new Map(),
  };
  for (const { name, op, inputs, attributes } of program.nodes) {
    const lowering = lowerings[op] as Lowering<unknown>;
    names.set(name, lowering(context, { output: name, inputs, attributes }));
  }

  const outputs = new Map<string, string>();
  for (const [output, value] of program.outputs) {
    const { dtype, shape } = program.types.get(value)!;
    const name = graph.emit('Identity', [names.get(value)!]);
    graph.outputs.push({ name, dtype, shape });
    outputs.set(output, name);
  }
  return { graph, outputs };
}
