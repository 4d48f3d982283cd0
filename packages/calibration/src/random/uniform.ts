import { InvalidArgumentError } from '../errors.js';

/** The generator, which from now on throws where it would return anything but a number from 0 up to, not including, 1. */
export function checkedUniform(random: unknown): () => number {
  if (typeof random !== 'function') {
    throw new InvalidArgumentError('random', random, 'a function that returns uniform numbers, 0 <= x < 1');
  }
  return () => {
    const value = random();
    if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('random number', value, '0 <= x < 1');
    return value;
  };
}
