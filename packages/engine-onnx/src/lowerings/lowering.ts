import type { ValueType } from '@reticket/network';
import type { OnnxGraph } from '../onnx/onnx-graph.js';

/** What a lowering may ask while it emits ONNX nodes. Program values and ONNX values have different names. */
export interface LoweringContext {
  readonly graph: OnnxGraph;
  /** Static type of a program value. */
  type(value: string): ValueType;
  /** ONNX name of a program value. */
  value(value: string): string;
  /** Data of a program value that is known at compile time: a bound parameter or a constant. */
  bound(value: string): Float32Array | undefined;
  /** Whether some node of the program takes the gradient of this max-pool. */
  hasPoolGradient(pooled: string): boolean;
  /** Positions of the maxima, as ONNX's MaxPool reports them, by the program value of the pooled output. */
  readonly poolIndices: Map<string, string>;
}

/** One node of the program as its lowering sees it. */
export interface LoweringNode<Attributes> {
  readonly output: string;
  readonly inputs: readonly string[];
  readonly attributes: Attributes;
}

/** Emits ONNX nodes for one program node and returns the ONNX name of its value. */
export type Lowering<Attributes> = (context: LoweringContext, node: LoweringNode<Attributes>) => string;
