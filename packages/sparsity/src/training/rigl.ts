import { InvalidArgumentError, MissingGradientsError } from '../errors.js';
import { requireTensor } from '../weights.js';
import { largest } from './largest.js';
import { checkCount } from './masked-state.js';
import { absolute, cosineFraction, moveConnections } from './move-connections.js';
import type { SparseMethod } from './sparse-method.js';

export interface MovingOptions {
  /** Steps between two changes, >= 1. */
  readonly interval: number;
  /** No change at or after this step; default `end`. */
  readonly stop?: number;
  /** Fraction of the kept weights of each parameter that moves, 0..1; default .3. */
  readonly fraction?: number;
  readonly end: number;
}

/**
 * RigL (Evci et al. 2020, arXiv 1911.11134, algorithm 1): every `interval` steps each parameter drops the
 * `floor(f(t) * kept)` smallest of its kept weights and grows as many where the gradient of the loss, pruned weights
 * included, is largest, with `f(t) = fraction / 2 (1 + cos(t pi / stop))`. Grown weights start at 0 without
 * momentum; a weight that is dropped and grown at once stays as it was. The gradient is that of the coming batch, whose
 * ordinary step follows (the paper leaves that step out).
 *
 * Begin with masks of the wanted sparsity; every parameter keeps its number of weights.
 * Cost of a change: one gradient of a batch, and O(n).
 */
export function rigl(options: MovingOptions): SparseMethod {
  const { interval, stop, fraction, end } = checkMoving(options);
  return Object.freeze<SparseMethod>({
    name: 'rigl',
    end,
    nextChange: ({ round }) => nextMove(round, interval, stop),
    change: async (state, trainer) => {
      if (trainer.denseGradients === undefined) {
        throw new MissingGradientsError("trainer's denseGradients", 'a function, which rigl needs');
      }
      const gradients = await trainer.denseGradients(state.training, [...state.masks.keys()]);
      const share = cosineFraction(fraction, state.training.step / stop);
      return moveConnections(state, (name, mask, weights) => ({
        stay: largest(name, absolute(weights), mask.toBits(), mask.ones - Math.floor(share * mask.ones)),
        growth: absolute(requireTensor(gradients, name).data),
      }));
    },
  });
}

/** Checked options of a method that moves connections, with their defaults. */
export function checkMoving({ interval, stop, fraction = 0.3, end }: MovingOptions): Required<MovingOptions> {
  checkCount('interval', interval, 1);
  checkCount('end', end, 0);
  if (stop !== undefined) checkCount('stop', stop, 1);
  if (!(fraction >= 0 && fraction <= 1)) throw new InvalidArgumentError('fraction', fraction, '0 <= f <= 1');
  return { interval, stop: Math.min(stop ?? end, end), fraction, end };
}

/** The step of change `round + 1`: a multiple of the interval before `stop`. */
export function nextMove(round: number, interval: number, stop: number): number | undefined {
  const step = (round + 1) * interval;
  return step < stop ? step : undefined;
}
