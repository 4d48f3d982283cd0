import type { PretrainRecipe } from './recipe.js';

type ScheduleOptions = Pick<PretrainRecipe, 'epochs' | 'learningRate' | 'schedule' | 'warmupEpochs'>;

/**
 * Learning rate at a point of training measured in epochs, 0 <= epoch < epochs: linear warm-up, then a half cosine to
 * 0 (Loshchilov and Hutter 2017, equation 5, one cycle) or a tenth after 50 % and after 75 % of the epochs.
 */
export function learningRateAt(epoch: number, options: ScheduleOptions): number {
  const { epochs, learningRate, schedule, warmupEpochs } = options;
  if (epoch < warmupEpochs) return (learningRate * epoch) / warmupEpochs;
  if (schedule === 'step') {
    if (epoch < epochs * 0.5) return learningRate;
    return epoch < epochs * 0.75 ? learningRate / 10 : learningRate / 100;
  }
  const progress = (epoch - warmupEpochs) / (epochs - warmupEpochs);
  return (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
}

/** A step, counted from 0 over all epochs, as a point of training measured in epochs. */
export function epochOf(step: number, stepsPerEpoch: number): number {
  return Math.floor(step / stepsPerEpoch) + (step % stepsPerEpoch) / stepsPerEpoch;
}
