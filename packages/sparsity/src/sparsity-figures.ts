import { InvalidArgumentError, InvalidMaskError } from './errors.js';
import type { Masks } from './mask.js';
import { requireTensor, type Weights } from './weights.js';

/** Sparsity as a pair, with the counts it comes from. A fraction of nothing is 0. */
export interface SparsityFigures {
  /** Fraction of zeros of the prunable parameters: zeros / prunableCount. */
  readonly prunable: number;
  /** Fraction of zeros of the whole model: zeros / wholeCount. */
  readonly whole: number;
  /** Number of weights that the masks prune. */
  readonly zeros: number;
  /** Number of weights of the parameters that have a mask. */
  readonly prunableCount: number;
  /** Number of weights of all parameters. */
  readonly wholeCount: number;
}

/**
 * Both sparsities of masked weights. Zeros are those of the masks: a weight that is kept and happens to be
 * 0 counts as kept.
 *
 * @param parameters names that make up the whole model, default all of `weights`. Leave out buffers, such as
 *   the running statistics of batch norm, that are stored with the weights but are no parameters.
 * @throws {InvalidArgumentError} if a mask has no parameter of its name.
 * @throws {InvalidMaskError} if a mask and its parameter differ in size.
 */
export function sparsityFigures(
  weights: Weights,
  masks: Masks,
  parameters: Iterable<string> = weights.keys(),
): SparsityFigures {
  const whole = new Set(parameters);
  let wholeCount = 0;
  for (const name of whole) wholeCount += requireTensor(weights, name).data.length;
  let zeros = 0;
  let prunableCount = 0;
  for (const [name, mask] of masks) {
    if (!whole.has(name)) throw new InvalidArgumentError('mask name', name, 'a name among the parameters');
    const { length } = requireTensor(weights, name).data;
    if (mask.size !== length) throw new InvalidMaskError(`mask size of "${name}"`, mask.size, `${length}`);
    zeros += mask.size - mask.ones;
    prunableCount += mask.size;
  }
  return figuresOfCounts(zeros, prunableCount, wholeCount);
}

export function figuresOfCounts(zeros: number, prunableCount: number, wholeCount: number): SparsityFigures {
  return {
    prunable: prunableCount === 0 ? 0 : zeros / prunableCount,
    whole: wholeCount === 0 ? 0 : zeros / wholeCount,
    zeros,
    prunableCount,
    wholeCount,
  };
}
