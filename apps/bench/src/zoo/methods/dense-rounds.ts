import type { SparseMethod } from '@reticket/sparsity';

/** Rounds as those of iterative pruning by fine-tuning, each begun without momentum, but nothing is pruned. */
export function denseRounds(rounds: number, steps: number): SparseMethod {
  return Object.freeze<SparseMethod>({
    name: 'dense',
    end: rounds * steps,
    nextChange: ({ round }) => (round < rounds ? round * steps : undefined),
    change: (state) =>
      Promise.resolve({
        ...state,
        training: { ...state.training, momentum: new Map() },
        round: state.round + 1,
      }),
  });
}
