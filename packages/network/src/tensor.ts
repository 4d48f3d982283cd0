import { ShapeError } from './errors.js';

/** Element type of a value. */
export type DataType = 'float32' | 'int32';

/** What is known of a value before it is computed. Images are NCHW. */
export interface ValueType {
  readonly dtype: DataType;
  readonly shape: readonly number[];
}

/** Dense row-major array. Images are NCHW, convolution weights OIHW, linear weights [out, in]. */
export interface Tensor {
  readonly data: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** A tensor of floats. */
export interface FloatTensor extends Tensor {
  readonly data: Float32Array;
}

/** Parameters by their torchvision names. */
export type Weights = ReadonlyMap<string, FloatTensor>;

/** Number of elements of a shape; 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** `[2,3,4]`, as error messages print shapes. */
export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(',')}]`;
}

/**
 * A float tensor over `data`, not copied.
 *
 * @throws ShapeError when the data do not fill the shape.
 */
export function floatTensor(data: Float32Array, shape: readonly number[]): FloatTensor {
  if (data.length !== elementCount(shape)) {
    throw new ShapeError(
      `invalid tensor data: got ${data.length} values, expected ${elementCount(shape)} for ${formatShape(shape)}`,
    );
  }
  return { data, shape };
}

/** An integer tensor over `data`, not copied. */
export function intTensor(data: Int32Array, shape: readonly number[] = [data.length]): Tensor {
  if (data.length !== elementCount(shape)) {
    throw new ShapeError(
      `invalid tensor data: got ${data.length} values, expected ${elementCount(shape)} for ${formatShape(shape)}`,
    );
  }
  return { data, shape };
}

export function typeOf(tensor: Tensor): ValueType {
  return { dtype: tensor.data instanceof Int32Array ? 'int32' : 'float32', shape: tensor.shape };
}
