import { MissingGradientsError } from '../errors.js';
import type { Evidence, ScoreContext } from '../scores/score.js';
import { type FloatTensor, requireTensor, type Weights } from '../weights.js';
import type { Gradients } from './gradients.js';
import { hessianGradientProduct } from './hessian-gradient-product.js';

/**
 * What any trainer can supply: gradients at given weights of the named parameters, at once or as a promise. A trainer
 * implements what the scores it is used with need, and fails for itself if it cannot.
 */
export interface GradientSource {
  /** Uniform numbers, 0 <= x < 1, from a seeded generator. */
  readonly random?: () => number;
  /** Gradient of the mean training loss, always on the same samples. */
  readonly gradientsAt?: (weights: Weights, names: readonly string[]) => Gradients | Promise<Gradients>;
  /** Mean over samples of the squared gradient of each sample's loss. */
  readonly squaredGradientsAt?: (
    weights: Weights,
    names: readonly string[],
  ) => Gradients | Promise<Gradients>;
  /**
   * Gradient of the sum of the outputs for an input of ones. It is called with the absolute values of all weights,
   * buffers too; batch norm, if there is any, uses them as its running statistics.
   */
  readonly flowGradientsAt?: (weights: Weights, names: readonly string[]) => Gradients | Promise<Gradients>;
  /** H g, if the trainer has better than {@link hessianGradientProduct} of `gradientsAt`. */
  readonly hessianGradientsAt?: (
    weights: Weights,
    names: readonly string[],
  ) => Gradients | Promise<Gradients>;
}

/**
 * Asks a trainer for what a score needs at `weights`.
 *
 * @throws {MissingGradientsError} if the trainer cannot supply it.
 */
export async function gatherEvidence(
  source: GradientSource,
  needs: readonly Evidence[],
  weights: Weights,
  names: readonly string[],
): Promise<ScoreContext> {
  const evidence = new Map<Evidence, unknown>();
  for (const need of needs) evidence.set(need, await gather[need](source, weights, names));
  return Object.fromEntries(evidence);
}

type Gather = (source: GradientSource, weights: Weights, names: readonly string[]) => unknown;

const gather: Record<Evidence, Gather> = {
  random: ({ random }) => random,
  gradients: ({ gradientsAt = missing('gradientsAt') }, weights, names) => gradientsAt(weights, names),
  squaredGradients: ({ squaredGradientsAt = missing('squaredGradientsAt') }, weights, names) =>
    squaredGradientsAt(weights, names),
  flowGradients: ({ flowGradientsAt = missing('flowGradientsAt') }, weights, names) =>
    flowGradientsAt(absolute(weights), names),
  hessianGradients: ({ gradientsAt, hessianGradientsAt }, weights, names) => {
    if (hessianGradientsAt !== undefined) return hessianGradientsAt(weights, names);
    return hessianGradientProduct(weights, names, gradientsAt ?? missing('gradientsAt'));
  },
};

function missing(name: keyof GradientSource): never {
  throw new MissingGradientsError(`gradient source's ${name}`, 'a function');
}

function absolute(weights: Weights): Map<string, FloatTensor> {
  return new Map(
    [...weights.keys()].map((name) => {
      const { data, shape } = requireTensor(weights, name);
      return [name, { data: data.map(Math.abs), shape }];
    }),
  );
}
