import { InvalidArgumentError } from '../errors.js';
import type { Network } from '../network.js';

/**
 * The network with a classifier for other classes; every other layer and parameter is the same. Weights for it have
 * `classes` rows in `classifier.weight` and `classifier.bias`.
 *
 * @throws InvalidArgumentError unless `classes` is an integer >= 1.
 */
export function replaceClassifier(network: Network, classes: number): Network {
  if (!Number.isSafeInteger(classes) || classes < 1) {
    throw new InvalidArgumentError(`invalid classes: got ${classes}, expected an integer >= 1`);
  }
  const parameters = new Map(network.parameters);
  for (const name of Object.values(network.classifier)) {
    const { shape, ...spec } = parameters.get(name)!;
    parameters.set(name, { shape: [classes, ...shape.slice(1)], ...spec });
  }
  return { ...network, classes, parameters };
}
