import { InvalidArgumentError, MissingGradientsError } from '../errors.js';
import { checkFinite, type FloatTensor } from '../weights.js';

/** One number per weight, by parameter name: gradients, or what is made of them. */
export type Gradients = ReadonlyMap<string, FloatTensor>;

/**
 * The array of one parameter.
 *
 * @param kind what is asked for, such as `gradients`, for errors.
 * @throws {MissingGradientsError} if there is none.
 * @throws {InvalidArgumentError} if it does not hold `size` numbers.
 * @throws {NonFiniteError} if one is NaN or infinite.
 */
export function requireGradient(
  gradients: Gradients | undefined,
  kind: string,
  name: string,
  size: number,
): Float32Array {
  const data = gradients?.get(name)?.data;
  if (data === undefined) throw new MissingGradientsError(`${kind} of "${name}"`, 'one number per weight');
  if (data.length !== size) {
    throw new InvalidArgumentError(`${kind} of "${name}"`, `${data.length} numbers`, `${size}`);
  }
  checkFinite(`${kind} of ${name}`, data);
  return data;
}
