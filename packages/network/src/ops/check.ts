import { ShapeError } from '../errors.js';
import { formatShape, type ValueType } from '../tensor.js';

/** The input at `index`, checked to exist, to be float32 and to have the given rank. */
export function floatInput(
  operation: string,
  inputs: readonly ValueType[],
  index: number,
  rank?: number,
): ValueType {
  const input = inputs[index];
  if (input === undefined) {
    throw new ShapeError(`invalid ${operation} inputs: got ${inputs.length}, expected more than ${index}`);
  }
  if (input.dtype !== 'float32') {
    throw new ShapeError(`invalid ${operation} input ${index}: got ${input.dtype}, expected float32`);
  }
  if (rank !== undefined && input.shape.length !== rank) {
    throw new ShapeError(
      `invalid ${operation} input ${index}: got shape ${formatShape(input.shape)}, expected rank ${rank}`,
    );
  }
  return input;
}

/** The input at `index`, checked to be a vector of int32. */
export function indexInput(operation: string, inputs: readonly ValueType[], index: number): ValueType {
  const input = inputs[index];
  if (input === undefined || input.dtype !== 'int32' || input.shape.length !== 1) {
    const got = input === undefined ? 'nothing' : `${input.dtype} ${formatShape(input.shape)}`;
    throw new ShapeError(`invalid ${operation} input ${index}: got ${got}, expected a vector of int32`);
  }
  return input;
}

/** @throws ShapeError unless the input at `index` has exactly this shape. */
export function expectShape(
  operation: string,
  inputs: readonly ValueType[],
  index: number,
  expected: readonly number[],
): void {
  const { shape } = floatInput(operation, inputs, index);
  if (formatShape(shape) !== formatShape(expected)) {
    throw new ShapeError(
      `invalid ${operation} input ${index}: got shape ${formatShape(shape)}, expected ${formatShape(expected)}`,
    );
  }
}

export function float32(...shape: number[]): ValueType {
  return { dtype: 'float32', shape };
}

/** Sizes of a four-dimensional NCHW value. */
export function nchw(type: ValueType): readonly [number, number, number, number] {
  return type.shape as unknown as readonly [number, number, number, number];
}
