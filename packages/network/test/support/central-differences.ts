import { type Value, zeros } from './reference/value.js';

type Scalar = (feeds: Readonly<Record<string, Value>>) => number;

function shifted(value: Value, direction: ArrayLike<number>, step: number): Value {
  return { shape: value.shape, data: value.data.map((element, index) => element + step * direction[index]!) };
}

/** Derivative of a scalar function along a direction of one of its arguments, to second order in `step`. */
export function directionalDifference(
  scalar: Scalar,
  feeds: Readonly<Record<string, Value>>,
  name: string,
  direction: ArrayLike<number>,
  step = 1e-5,
): number {
  const at = (side: number) => scalar({ ...feeds, [name]: shifted(feeds[name]!, direction, side * step) });
  return (at(1) - at(-1)) / (2 * step);
}

/** Gradient of a scalar function with respect to one of its arguments, element by element. */
export function differenceGradient(
  scalar: Scalar,
  feeds: Readonly<Record<string, Value>>,
  name: string,
): Float64Array {
  return feeds[name]!.data.map((_, element) => {
    const direction = zeros(feeds[name]!.shape).data;
    direction[element] = 1;
    return directionalDifference(scalar, feeds, name, direction);
  });
}

/** Sum of products. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
