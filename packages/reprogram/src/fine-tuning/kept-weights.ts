import { elementCount, type Network } from '@reticket/network';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { KeptWeights } from './fine-tuning.js';

/**
 * @throws InvalidArgumentError for a mask of no trained parameter or of the classifier, ShapeMismatchError for one of
 * another size.
 */
export function checkKept(kept: KeptWeights, { name: network, parameters, classifier }: Network): void {
  for (const [name, bits] of kept) {
    const spec = parameters.get(name);
    if (spec?.role !== 'weight' || name === classifier.weight) {
      throw new InvalidArgumentError(
        `invalid mask: got one of ${name}, expected a weight of ${network} before its classifier`,
      );
    }
    const expected = Math.ceil(elementCount(spec.shape) / 8);
    if (bits.length !== expected) {
      throw new ShapeMismatchError(
        `invalid mask of ${name}: got ${bits.length} bytes, expected ${expected}, one bit per weight`,
      );
    }
  }
}

/** Sets what is pruned to 0, in place: weights or their gradient. */
export function zeroPruned(values: Float32Array, kept: Uint8Array): void {
  for (let index = 0; index < values.length; index += 1) {
    if (((kept[index >> 3]! >> (index & 7)) & 1) === 0) values[index] = 0;
  }
}
