import { elementCount, type Tensor } from '../../../src/index.js';

/** A tensor in double precision; integers too. */
export interface Value {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export function zeros(shape: readonly number[]): Value {
  return { shape, data: new Float64Array(elementCount(shape)) };
}

/** The same numbers; values are passed on as they are. */
export function toValue({ shape, data }: Tensor | Value): Value {
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

/** Every element of a new value by its flat index. */
export function fill(shape: readonly number[], element: (index: number) => number): Value {
  const value = zeros(shape);
  for (let index = 0; index < value.data.length; index += 1) value.data[index] = element(index);
  return value;
}

/** Flat index of a position in a row-major array. */
export function flatIndex(shape: readonly number[], position: readonly number[]): number {
  return shape.reduce((index, size, axis) => index * size + position[axis]!, 0);
}

/** Calls `visit` with every position of an array, in row-major order; do not keep the position. */
export function forEachPosition(
  shape: readonly number[],
  visit: (position: readonly number[], index: number) => void,
): void {
  const position = shape.map(() => 0);
  const count = elementCount(shape);
  for (let index = 0; index < count; index += 1) {
    visit(position, index);
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      position[axis]! += 1;
      if (position[axis]! < shape[axis]!) break;
      position[axis] = 0;
    }
  }
}
