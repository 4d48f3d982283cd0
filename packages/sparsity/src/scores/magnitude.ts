import { InvalidArgumentError } from '../errors.js';
import { checkFinite, requireTensor, type Weights } from '../weights.js';
import type { Score, Scores } from './score.js';

/**
 * The absolute value of each weight (Han et al. 2015, arXiv 1506.02626), in the order of `names`. O(n).
 *
 * @throws {InvalidArgumentError} if `names` is empty, repeats a name or names what is not in `weights`.
 * @throws {NonFiniteError} if a weight is NaN or infinite.
 */
export function magnitudeScores(weights: Weights, names: readonly string[]): Scores {
  if (names.length === 0) throw new InvalidArgumentError('parameter names', 'none', 'at least one');
  const scores = new Map<string, Float32Array>();
  for (const name of names) {
    if (scores.has(name)) throw new InvalidArgumentError('parameter name', name, 'each name once');
    const { data } = requireTensor(weights, name);
    checkFinite(name, data);
    const score = new Float32Array(data.length);
    for (let i = 0; i < data.length; i++) score[i] = Math.abs(data[i]!);
    scores.set(name, score);
  }
  return scores;
}

/** {@link magnitudeScores} as a value object. */
export const magnitudeScore: Score = Object.freeze({ name: 'magnitude', calculate: magnitudeScores });
