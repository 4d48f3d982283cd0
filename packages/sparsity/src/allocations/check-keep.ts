import { InvalidArgumentError, LayerCollapseError } from '../errors.js';

/**
 * Checks that parameters can keep `keep` units together.
 *
 * @throws {LayerCollapseError} if that is less than their floors.
 * @throws {InvalidArgumentError} if it is no integer, negative, or more than earlier masks left.
 */
export function checkKeep(
  parameters: readonly { readonly atLeast: number; readonly atMost: number }[],
  keep: number,
): void {
  const atLeast = parameters.reduce((total, parameter) => total + parameter.atLeast, 0);
  const atMost = parameters.reduce((total, parameter) => total + parameter.atMost, 0);
  if (Number.isSafeInteger(keep) && keep >= 0 && keep < atLeast) {
    throw new LayerCollapseError(
      'number to keep',
      keep,
      `at least ${atLeast}, so that every parameter keeps its floor`,
    );
  }
  if (!Number.isSafeInteger(keep) || keep < 0 || keep > atMost) {
    throw new InvalidArgumentError('number to keep', keep, `an integer, ${atLeast} <= k <= ${atMost}`);
  }
}
