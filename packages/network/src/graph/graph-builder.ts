import { GraphError } from '../errors.js';
import type { OperationName } from '../ops/registry.js';
import type { Tensor, ValueType } from '../tensor.js';
import { typeOf } from '../tensor.js';
import type { Graph, Node, Program } from './graph.js';
import type { Operation } from './operation.js';

/** Builds a graph node by node; the shape of each value is checked as soon as it is named. */
export class GraphBuilder {
  readonly #inputs = new Map<string, ValueType>();
  readonly #parameters = new Map<string, ValueType>();
  readonly #constants = new Map<string, Tensor>();
  readonly #nodes: Node[] = [];
  readonly #types = new Map<string, ValueType>();

  /** A builder that goes on from a finished graph. */
  static from(graph: Graph): GraphBuilder {
    const builder = new GraphBuilder();
    for (const [name, type] of graph.inputs) builder.input(name, type);
    for (const [name, type] of graph.parameters) builder.parameter(name, type);
    for (const [name, tensor] of graph.constants) builder.constant(name, tensor);
    for (const node of graph.nodes) {
      builder.#nodes.push(node);
      builder.#declare(node.name, graph.types.get(node.name)!);
    }
    return builder;
  }

  input(name: string, type: ValueType): string {
    this.#inputs.set(name, this.#declare(name, type));
    return name;
  }

  parameter(name: string, type: ValueType): string {
    this.#parameters.set(name, this.#declare(name, type));
    return name;
  }

  constant(name: string, tensor: Tensor): string {
    this.#declare(name, typeOf(tensor));
    this.#constants.set(name, tensor);
    return name;
  }

  /** Adds a node and returns the name of its value; without `name` a fresh one is made from the operation's. */
  emit<A>(operation: Operation<A>, inputs: readonly string[], attributes: A, name?: string): string {
    const value = name ?? this.#freshName(operation.name);
    const type = operation.infer(
      inputs.map((input) => this.type(input)),
      attributes,
    );
    this.#declare(value, type);
    this.#nodes.push({
      name: value,
      op: operation.name as OperationName,
      inputs,
      attributes: attributes as Readonly<Record<string, unknown>>,
    });
    return value;
  }

  has(value: string): boolean {
    return this.#types.has(value);
  }

  type(value: string): ValueType {
    const type = this.#types.get(value);
    if (type === undefined)
      throw new GraphError(`invalid value name: got ${value}, expected a declared value`);
    return type;
  }

  graph(): Graph {
    return {
      inputs: new Map(this.#inputs),
      parameters: new Map(this.#parameters),
      constants: new Map(this.#constants),
      nodes: [...this.#nodes],
      types: new Map(this.#types),
    };
  }

  program(name: string, outputs: Readonly<Record<string, string>>): Program {
    for (const value of Object.values(outputs)) this.type(value);
    return { ...this.graph(), name, outputs: new Map(Object.entries(outputs)) };
  }

  #declare(name: string, type: ValueType): ValueType {
    if (this.#types.has(name))
      throw new GraphError(`invalid value name: got ${name} twice, expected unique names`);
    this.#types.set(name, type);
    return type;
  }

  #freshName(stem: string): string {
    let number = this.#nodes.length;
    while (this.#types.has(`${stem}_${number}`)) number += 1;
    return `${stem}_${number}`;
  }
}
