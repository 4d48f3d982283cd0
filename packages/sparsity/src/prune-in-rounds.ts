import { InvalidArgumentError } from './errors.js';
import { type GradientSource, gatherEvidence } from './gradients/gradient-source.js';
import type { Masks } from './mask.js';
import { type PruneOptions, type PruneResult, prune } from './prune.js';
import { pruningMethod } from './pruning-methods.js';
import type { Schedule } from './schedules/schedule.js';
import { scheduleNamed } from './schedules/schedules.js';
import type { ScoreContext } from './scores/score.js';
import type { Weights } from './weights.js';

/** What {@link pruneInRounds} is asked for. */
export interface PruneInRoundsOptions extends Omit<PruneOptions, keyof ScoreContext> {
  /** Asked fraction of zeros at the end, 0 <= sparsity < 1. */
  readonly sparsity: number;
  /** A name of `SCHEDULES`, or a schedule of your own. */
  readonly schedule: string | Schedule;
  /** Number of rounds, a positive integer: 100 in the paper of SynFlow. */
  readonly rounds: number;
  /** What the score needs, at the weights pruned so far. */
  readonly source: GradientSource;
  /** Called after each round, 1 <= round <= rounds, with what is pruned so far. */
  readonly onRound?: ((round: number, result: PruneResult) => void) | undefined;
  /** Rejects with its reason, between rounds, when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Prunes in rounds without training between them: each round scores the weights that are left anew and is nested in the
 * round before. What a score needs is asked of the source at each round.
 *
 * @returns masks and weights of the last round.
 * @throws what {@link prune} throws, what the source throws, and `MissingGradientsError` if it lacks a function.
 */
export async function pruneInRounds(
  weights: Weights,
  prunableNames: readonly string[],
  options: PruneInRoundsOptions,
): Promise<PruneResult> {
  const { schedule: chosen, rounds, source, onRound, signal, sparsity, ...pruneOptions } = options;
  if (!Number.isSafeInteger(rounds) || rounds < 1) {
    throw new InvalidArgumentError('rounds', rounds, 'a positive integer');
  }
  const schedule = typeof chosen === 'string' ? scheduleNamed(chosen) : chosen;
  const method = typeof options.method === 'string' ? pruningMethod(options.method) : options.method;
  let left: Weights = weights;
  let within: Masks | undefined = options.within;
  for (let round = 1; ; round++) {
    signal?.throwIfAborted();
    const evidence = await gatherEvidence(source, method.score.needs, left, prunableNames);
    const { pruning, ...result } = prune(left, prunableNames, {
      ...pruneOptions,
      ...evidence,
      method,
      sparsity: schedule.sparsityAt(round / rounds, sparsity),
      within,
    });
    const soFar = { ...result, pruning: { ...pruning, schedule: schedule.name } };
    onRound?.(round, soFar);
    if (round === rounds) return soFar;
    left = result.weights;
    within = result.masks;
  }
}
