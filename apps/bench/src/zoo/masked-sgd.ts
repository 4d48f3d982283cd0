import type { FloatTensor, Network } from '@reticket/network';
import type { MaskedTrainer, TrainingState } from '@reticket/sparsity';
import { Sgd, type SgdOptions } from '../pretrain/sgd.js';
import type { StepTrainer } from '../pretrain/step-trainer.js';

export interface MaskedSgdOptions {
  readonly network: Network;
  readonly trainer: StepTrainer;
  readonly sgd: SgdOptions;
  readonly learningRate: (step: number) => number;
  /** Called after each step. */
  readonly onStep?: () => void;
}

/** Stochastic gradient descent that keeps pruned weights at +0, for `trainMasked`. */
export function maskedSgd(options: MaskedSgdOptions): Required<MaskedTrainer> {
  const { network, trainer, sgd, learningRate, onStep } = options;
  return {
    train: async (state, masks, until) => {
      const weights = copyWeights(state);
      const velocities = new Map([...state.momentum].map(([name, data]) => [name, data.slice()]));
      const kept = new Map([...masks].map(([name, mask]) => [name, mask.toBits()]));
      const optimizer = new Sgd(network, sgd, velocities, kept);
      await trainer.run({
        weights,
        optimizer,
        from: state.step,
        until,
        learningRate,
        ...(onStep && { onStep }),
      });
      return { step: until, weights, momentum: optimizer.velocities };
    },
    denseGradients: ({ step, weights }, names) => trainer.gradients(weights, step, names),
  };
}

function copyWeights({ weights }: TrainingState): Map<string, FloatTensor> {
  return new Map([...weights].map(([name, { data, shape }]) => [name, { data: data.slice(), shape }]));
}
