import { elementCount, type FloatTensor, floatTensor } from '@reticket/network';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { RandomGenerator } from '../random/seeded-generator.js';
import { standardNormal } from '../random/standard-normal.js';
import type { PromptValues } from './prompt.js';

/** Zeros, or independent draws of a normal distribution around zero. */
export type Initial = 'zeros' | 'normal';

/**
 * A first value; draws have the given standard deviation.
 *
 * @throws InvalidArgumentError when draws are asked for without a generator.
 */
export function initialValue(
  shape: readonly number[],
  initial: Initial,
  random: RandomGenerator | undefined,
  deviation = 1,
): FloatTensor {
  const count = elementCount(shape);
  if (initial === 'zeros') return floatTensor(new Float32Array(count), shape);
  if (random === undefined) {
    throw new InvalidArgumentError(
      'invalid random: got none, expected a generator for normal initial values',
    );
  }
  const draws = standardNormal(count, random);
  return floatTensor(deviation === 1 ? draws : draws.map((draw) => deviation * draw), shape);
}

/** @throws ShapeMismatchError unless there is a value of that name and size. */
export function trainedValue(values: PromptValues, name: string, count: number): Float32Array {
  const value = values[name];
  if (value?.data.length !== count) {
    throw new ShapeMismatchError(
      `invalid prompt values: got ${value === undefined ? `no ${name}` : `${name} of ${value.data.length} values`}, expected ${name} of ${count}`,
    );
  }
  return value.data;
}
