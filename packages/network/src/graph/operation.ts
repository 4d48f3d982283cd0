import type { ValueType } from '../tensor.js';

/** What a gradient rule sees of the node it differentiates. Values are named by strings. */
export interface GradientContext<Attributes> {
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Attributes;
  /** Gradient of the loss with respect to the node's output. */
  readonly outputGradient: string;
  /** Whether the gradient of input i is wanted. */
  readonly wanted: readonly boolean[];
  type(value: string): ValueType;
  emit<A>(operation: Operation<A>, inputs: readonly string[], attributes: A): string;
}

/**
 * One operation: its shape rule, its cost and its gradient. Engines add how it is computed.
 * Operations that only occur in gradients have no gradient rule of their own.
 */
export interface Operation<Attributes> {
  readonly name: string;
  /** Type of the output. @throws ShapeError */
  readonly infer: (inputs: readonly ValueType[], attributes: Attributes) => ValueType;
  /** Multiply-accumulates of one evaluation; absent for memory-bound operations, which count as 0. */
  readonly macs?: (inputs: readonly ValueType[], output: ValueType, attributes: Attributes) => number;
  /** Emits the gradient of each wanted input, in the order of the inputs. */
  readonly gradient?: (context: GradientContext<Attributes>) => readonly (string | undefined)[];
}

/** Attributes of an operation that has none. */
export type NoAttributes = Readonly<Record<string, never>>;
export const noAttributes: NoAttributes = Object.freeze({});
