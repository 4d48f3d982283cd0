import {
  type AttributesOf,
  GraphBuilder,
  type Operation,
  type OperationName,
  operations,
  type Program,
  type Tensor,
  type Weights,
} from '@reticket/network';
import { interpret } from '../../../network/test/support/reference/interpret.js';
import { createTfjsEngine, type TfjsEngineOptions } from '../../src/index.js';
import { backendsForSmallNetworks } from './backends-here.js';

export const backends = ['wasm', 'cpu'] as const;

const engines: readonly TfjsEngineOptions[] = [
  { backend: 'cpu' },
  ...backendsForSmallNetworks.filter(({ skip }) => !skip).map(({ options }) => options),
];

export interface OperationCase<Name extends OperationName> {
  readonly op: Name;
  readonly attributes: AttributesOf<Name>;
  readonly inputs: readonly Tensor[];
}

function isFloat({ data }: Tensor): boolean {
  return data instanceof Float32Array;
}

/** A program of one node over `in0`, `in1`, ...; with `bound`, every float operand but the first is a parameter. */
function singleNode<Name extends OperationName>(
  { op, attributes, inputs }: OperationCase<Name>,
  bound: boolean,
): { program: Program; feeds: Record<string, Tensor>; weights: Weights } {
  const builder = new GraphBuilder();
  const feeds: Record<string, Tensor> = {};
  const weights = new Map();
  const operands = inputs.map((tensor, index) => {
    const name = `in${index}`;
    const type = { dtype: isFloat(tensor) ? 'float32' : 'int32', shape: tensor.shape } as const;
    if (bound && index > 0 && isFloat(tensor)) {
      weights.set(name, tensor);
      return builder.parameter(name, type);
    }
    feeds[name] = tensor;
    return builder.input(name, type);
  });
  const out = builder.emit(operations[op] as Operation<unknown>, operands, attributes);
  return { program: builder.program(op, { out }), feeds, weights };
}

/** What an operation computes, by the reference interpreter, rounded to single precision. */
export function referenceResult<Name extends OperationName>(operation: OperationCase<Name>): Tensor {
  const { program, feeds } = singleNode(operation, false);
  const { data, shape } = interpret(program, feeds).out!;
  return { data: Float32Array.from(data), shape };
}

/**
 * Largest difference from the reference interpreter over all backends, with operands as inputs and as parameters,
 * relative to the largest magnitude of the result.
 */
export async function differenceFromReference<Name extends OperationName>(
  operation: OperationCase<Name>,
): Promise<number> {
  let largest = 0;
  for (const bound of [false, true]) {
    const { program, feeds, weights } = singleNode(operation, bound);
    const expected = interpret(program, feeds, weights).out!;
    for (const options of engines) {
      const executable = await (await createTfjsEngine(options)).compile(program, weights);
      const { out } = await executable.run(feeds);
      await executable.dispose();
      if (out!.shape.join() !== expected.shape.join()) return Infinity;
      const magnitude = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
      for (const [index, value] of expected.data.entries()) {
        const difference = Math.abs(out!.data[index]! - value) / magnitude;
        if (!(difference <= largest)) largest = difference;
      }
    }
  }
  return largest;
}
