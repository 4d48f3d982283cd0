import { prunableParameters } from '@reticket/network';
import { beginMasked, denseMasks, type MaskedState } from '@reticket/sparsity';
import type { TrainingInputs } from './ticket-method.js';

/** The source, with all its weights, at a step of the schedule. */
export function fromSource({ network, source }: TrainingInputs, step = 0): MaskedState {
  const training = { step, weights: source, momentum: new Map() };
  return beginMasked(training, denseMasks(training, prunableParameters(network)));
}
