import {
  GraphBuilder,
  type Operation,
  type OperationName,
  operations,
  type Program,
  type ValueType,
} from '../../src/index.js';

/** Name of an input of the program below. */
export function operand(index: number): string {
  return `input/${index}`;
}

/** Name of the output with the gradient of an input. */
export function operandGradient(index: number): string {
  return `gradient/${index}`;
}

/**
 * One operation and its gradient rule: inputs `input/i` and `outputGradient`; outputs `output` and `gradient/i` of the
 * wanted inputs.
 */
export function operationProgram(
  name: OperationName,
  inputTypes: readonly ValueType[],
  attributes: unknown,
  wanted: readonly boolean[],
): Program {
  const builder = new GraphBuilder();
  const operation = operations[name] as Operation<unknown>;
  const inputs = inputTypes.map((type, index) => builder.input(operand(index), type));
  const output = builder.emit(operation, inputs, attributes, 'output');
  const outputGradient = builder.input('outputGradient', builder.type(output));
  const gradients = operation.gradient!({
    inputs,
    output,
    attributes,
    outputGradient,
    wanted,
    type: (value) => builder.type(value),
    emit: (emitted, operands, emittedAttributes) => builder.emit(emitted, operands, emittedAttributes),
  });
  const outputs: Record<string, string> = { output };
  gradients.forEach((gradient, index) => {
    if (gradient !== undefined) outputs[operandGradient(index)] = gradient;
  });
  return builder.program(name, outputs);
}

/** Values of the gradient of an input: a rule that has none for it says that it is 0. */
export function gradientValues(
  outputs: Readonly<Record<string, { readonly data: ArrayLike<number> }>>,
  index: number,
  size: number,
): ArrayLike<number> {
  return outputs[operandGradient(index)]?.data ?? new Float64Array(size);
}
