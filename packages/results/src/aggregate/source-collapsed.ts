import { InvalidArgumentError } from '../errors.js';

/** Below this share of the dense model's upstream accuracy a ticket counts as collapsed. */
export const collapsedShareOfDense = 0.1;

/** Below this multiple of chance a ticket counts as collapsed. */
export const collapsedMultipleOfChance = 5;

/**
 * Whether a ticket has lost its source task: its upstream top-1 is under 10 % of the dense model's, or under five times
 * chance (at most halfway from chance to 1, which matters below ten classes). Such a ticket is a damaged network and not a winning ticket, whatever it scores on a target.
 *
 * @param top1 Upstream top-1 of the ticket, 0 to 1.
 * @param denseTop1 Upstream top-1 of the dense model on the same sample, 0 to 1.
 * @param classes Number of source classes, so that chance is `1 / classes`.
 * @throws {InvalidArgumentError} for an argument outside its range.
 */
export function isSourceCollapsed(top1: number, denseTop1: number, classes: number): boolean {
  for (const [name, value] of Object.entries({ top1, denseTop1 })) {
    if (!(value >= 0 && value <= 1))
      throw new InvalidArgumentError(`invalid ${name}: got ${value}, expected 0 <= x <= 1`);
  }
  if (!Number.isInteger(classes) || classes < 1) {
    throw new InvalidArgumentError(`invalid classes: got ${classes}, expected an integer >= 1`);
  }
  const chance = 1 / classes;
  const nearChance = Math.min(collapsedMultipleOfChance * chance, (1 + chance) / 2);
  return top1 < collapsedShareOfDense * denseTop1 || top1 < nearChance;
}
