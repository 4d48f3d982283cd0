import { sparsityOfState } from '../state.js';
import { checkCount, type MaskedState, maskTraining } from './masked-state.js';
import { pruneByMagnitude } from './prune-by-magnitude.js';
import type { SparseMethod } from './sparse-method.js';
import type { TrainingState } from './training-state.js';

/** What training goes on from after the masks of a round are chosen. */
export type Retraining =
  /** Its own weights, without momentum: the trainer's schedule goes on, `steps` a round. */
  | { readonly kind: 'fine-tuning'; readonly start: number; readonly steps: number }
  /** The weights and momentum of an earlier state of the same training, masked, and its step. */
  | { readonly kind: 'weight-rewinding'; readonly to: TrainingState; readonly end: number }
  /** Its own weights, without momentum, from an earlier step of the trainer's schedule. */
  | { readonly kind: 'rate-rewinding'; readonly step: number; readonly end: number };

export interface IterativePruningOptions {
  /** Rounds of pruning, >= 0; round r prunes to `sparsityOfState(r, rate)`. */
  readonly rounds: number;
  /** Fraction of the remaining weights that a round prunes, 0 < rate < 1; default .2. */
  readonly rate?: number;
  readonly retraining: Retraining;
}

/**
 * Iterative magnitude pruning: each round prunes the smallest weights of all masked parameters together, within the
 * masks of the last round, and retrains.
 *
 * - Fine-tuning from pre-trained weights prunes at once, at `start`, and then every `steps` steps (Chen et al. 2021,
 *   arXiv 2012.06908). Give the trainer a learning rate of that period.
 * - Weight rewinding trains to `end`, prunes, and goes back to the weights of step k (Frankle et al. 2020, arXiv
 *   1912.05671, algorithm 2): `w = m * w_k`.
 * - Learning-rate rewinding keeps the weights and goes back to the learning rate of step k (Renda et al. 2020, arXiv
 *   2003.02389, section 4).
 *
 * Begin with `denseMasks`: the masked parameters are the prunable ones. The counts are those of the table of states, to
 * the weight; masks are nested, which `allocateMasks` checks.
 */
export function iterativePruning(options: IterativePruningOptions): SparseMethod {
  const { rounds, rate, retraining } = options;
  checkCount('rounds', rounds, 0);
  checkRetraining(retraining);
  const { kind } = retraining;
  const end = kind === 'fine-tuning' ? retraining.start + rounds * retraining.steps : retraining.end;
  return Object.freeze<SparseMethod>({
    name: `imp-${kind}`,
    end,
    nextChange: ({ round }) => {
      if (round >= rounds) return undefined;
      return kind === 'fine-tuning' ? retraining.start + round * retraining.steps : end;
    },
    change: (state) => {
      const masks = pruneByMagnitude(state, sparsityOfState(state.round + 1, rate), { nested: true });
      const training = maskTraining(rewound(state, retraining), masks);
      return Promise.resolve({ ...state, training, masks, round: state.round + 1 });
    },
  });
}

function rewound({ training }: MaskedState, retraining: Retraining): TrainingState {
  if (retraining.kind === 'weight-rewinding') return retraining.to;
  const step = retraining.kind === 'rate-rewinding' ? retraining.step : training.step;
  return { step, weights: training.weights, momentum: new Map() };
}

function checkRetraining(retraining: Retraining): void {
  if (retraining.kind === 'fine-tuning') {
    checkCount('start', retraining.start, 0);
    checkCount('steps of a round', retraining.steps, 1);
    return;
  }
  const step = retraining.kind === 'weight-rewinding' ? retraining.to.step : retraining.step;
  checkCount('step to rewind to', step, 0);
  checkCount('end', retraining.end, step + 1);
}
