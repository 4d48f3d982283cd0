import { formatShape, type Network, sameShape, type Weights } from '@reticket/network';
import { ShapeMismatchError } from '../errors.js';

/** @throws ShapeMismatchError unless every parameter has weights of its shape; `except` need not. */
export function checkWeights(
  { name: network, parameters }: Network,
  weights: Weights,
  except: readonly string[] = [],
): void {
  for (const [name, { shape }] of parameters) {
    if (except.includes(name)) continue;
    const got = weights.get(name)?.shape;
    if (got === undefined || !sameShape(got, shape)) {
      throw new ShapeMismatchError(
        `invalid weights of ${network}: got ${name} ${got === undefined ? 'missing' : formatShape(got)}, expected ${formatShape(shape)}`,
      );
    }
  }
}
