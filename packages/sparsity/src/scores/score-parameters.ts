import { InvalidArgumentError } from '../errors.js';
import { requireGradient } from '../gradients/gradients.js';
import { checkFinite, type FloatTensor, requireTensor, type Weights } from '../weights.js';
import type { ScoreContext, Scores } from './score.js';

/**
 * Scores of the named parameters, each by `score` from its finite weights.
 *
 * @throws {InvalidArgumentError} if `names` is empty, repeats a name or names what is not in `weights`.
 * @throws {NonFiniteError} if a weight is NaN or infinite.
 */
export function scoreParameters(
  weights: Weights,
  names: readonly string[],
  score: (data: Float32Array, name: string) => Float32Array,
): Scores {
  if (names.length === 0) throw new InvalidArgumentError('parameter names', 'none', 'at least one');
  const scores = new Map<string, FloatTensor>();
  for (const name of names) {
    if (scores.has(name)) throw new InvalidArgumentError('parameter name', name, 'each name once');
    const { data, shape } = requireTensor(weights, name);
    checkFinite(name, data);
    scores.set(name, { data: score(data, name), shape });
  }
  return scores;
}

/** Scores that join each weight with one number of the context by `join`, in double precision. */
export function scoreWithGradients(
  weights: Weights,
  names: readonly string[],
  context: ScoreContext,
  kind: 'gradients' | 'hessianGradients' | 'squaredGradients' | 'flowGradients',
  join: (weight: number, gradient: number) => number,
): Scores {
  return scoreParameters(weights, names, (data, name) => {
    const gradient = requireGradient(context[kind], kind, name, data.length);
    return data.map((weight, i) => join(weight, gradient[i]!));
  });
}
