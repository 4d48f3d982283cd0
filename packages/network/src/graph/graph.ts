import type { OperationName } from '../ops/registry.js';
import type { Tensor, ValueType } from '../tensor.js';

/** One application of an operation; its name is the name of the one value it produces. */
export interface Node {
  readonly name: string;
  readonly op: OperationName;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Nodes in topological order over inputs (fed at every run), parameters (weights bound once) and constants.
 * Every value has one name, and every name a static type.
 */
export interface Graph {
  readonly inputs: ReadonlyMap<string, ValueType>;
  readonly parameters: ReadonlyMap<string, ValueType>;
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly nodes: readonly Node[];
  /** Type of every value: inputs, parameters, constants and nodes. */
  readonly types: ReadonlyMap<string, ValueType>;
}

/** A graph and the values it is run for: what an engine compiles. */
export interface Program extends Graph {
  readonly name: string;
  /** Output name to value name. */
  readonly outputs: ReadonlyMap<string, string>;
}
