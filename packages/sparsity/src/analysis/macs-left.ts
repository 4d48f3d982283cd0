import { InvalidArgumentError } from '../errors.js';
import type { Masks } from '../mask.js';
import { layerDensities } from './layer-densities.js';

/** Multiply-accumulates of a network whose pruned weights cost nothing. */
export interface MacsLeft {
  /** Of the dense network. */
  readonly dense: number;
  /** Of the masked network: each parameter's MACs times its density, those without a mask in full. */
  readonly left: number;
  /** left / dense, 1 if there are none. */
  readonly fraction: number;
}

/**
 * What masks leave of the MACs, provided that every weight of a parameter is used equally often, as convolutions and
 * linear layers do (but for padding).
 *
 * @param macs MACs of the dense network by parameter name, for one image; finite, >= 0.
 * @throws {InvalidArgumentError} if a masked parameter is not among them, or a number is out of range.
 */
export function macsLeft(masks: Masks, macs: ReadonlyMap<string, number>): MacsLeft {
  let dense = 0;
  for (const [name, count] of macs) {
    if (!(count >= 0 && Number.isFinite(count))) {
      throw new InvalidArgumentError(`MACs of "${name}"`, count, 'a finite number >= 0');
    }
    dense += count;
  }
  let saved = 0;
  for (const { name, density } of layerDensities(masks)) {
    const count = macs.get(name);
    if (count === undefined) throw new InvalidArgumentError('mask name', name, 'a name with MACs');
    saved += count * (1 - density);
  }
  return { dense, left: dense - saved, fraction: dense === 0 ? 1 : (dense - saved) / dense };
}
