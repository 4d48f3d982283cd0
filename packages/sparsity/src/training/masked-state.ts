import { applyMasks } from '../apply-masks.js';
import { InvalidArgumentError, MaskLostError } from '../errors.js';
import { Mask, type Masks } from '../mask.js';
import { requireTensor } from '../weights.js';
import type { TrainingState } from './training-state.js';

/** A training under masks, between two steps. Pruned weights and their momentum are +0. */
export interface MaskedState {
  readonly training: TrainingState;
  readonly masks: Masks;
  /** How often the masks have been chosen anew, >= 0: the round of iterative pruning. */
  readonly round: number;
  /** Steps trained in all, those before a rewinding included, >= 0. */
  readonly steps: number;
}

/** The beginning of a training under masks: weights and momentum are masked. O(n). */
export function beginMasked(training: TrainingState, masks: Masks): MaskedState {
  return { training: maskTraining(training, masks), masks, round: 0, steps: 0 };
}

/** Masks of the named parameters that keep all weights. */
export function denseMasks({ weights }: TrainingState, names: readonly string[]): Masks {
  return new Map(names.map((name) => [name, Mask.dense(requireTensor(weights, name).data.length)]));
}

/** The same training with +0 for each pruned weight and its momentum; unmasked parameters are shared. */
export function maskTraining(training: TrainingState, masks: Masks): TrainingState {
  const momentum = new Map(training.momentum);
  for (const [name, mask] of masks) {
    const velocity = momentum.get(name);
    if (velocity !== undefined) momentum.set(name, mask.apply(velocity));
  }
  return { step: training.step, weights: applyMasks(training.weights, masks), momentum };
}

/**
 * Checks that no mask was lost: masking would change no bit of weights or momentum. O(n).
 *
 * @throws {MaskLostError} naming the weight.
 * @throws {InvalidMaskError} if a mask does not belong to its weights.
 */
export function checkMasked({ training, masks }: MaskedState): void {
  for (const [name, mask] of masks) {
    refuseUnmasked(`weight of "${name}"`, mask, requireTensor(training.weights, name).data);
    const velocity = training.momentum.get(name);
    if (velocity !== undefined) refuseUnmasked(`momentum of "${name}"`, mask, velocity);
  }
}

/** @throws {InvalidArgumentError} unless `value` is an integer of at least `least`. */
export function checkCount(thing: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw new InvalidArgumentError(thing, value, `an integer >= ${least}`);
}

function refuseUnmasked(thing: string, mask: Mask, data: Float32Array): void {
  const index = mask.firstUnmasked(data);
  if (index !== -1) throw new MaskLostError(thing, index, data[index]!);
}
