import type { Gradients } from '../gradients/gradients.js';
import type { FloatTensor, Weights } from '../weights.js';

/**
 * One finite score per weight, by parameter name, in the shape of the parameter; a larger score is worth more.
 * The order of the map is the parameter order that breaks ties.
 */
export type Scores = ReadonlyMap<string, FloatTensor>;

/** What scores may need besides the weights. Gradients are taken at the weights that are scored. */
export interface ScoreContext {
  /** Uniform numbers, 0 <= x < 1, from a seeded generator. */
  readonly random?: () => number;
  /** g: gradient of the mean training loss. */
  readonly gradients?: Gradients;
  /** H g: product of the Hessian of that loss with its gradient; see `hessianGradientProduct`. */
  readonly hessianGradients?: Gradients;
  /**
   * Diagonal of the empirical Fisher matrix: the mean over samples of the squared gradient of each sample's loss
   * (not the square of the mean).
   */
  readonly squaredGradients?: Gradients;
  /** Gradient of R, the sum of the outputs for an input of ones, at the absolute values of all weights. */
  readonly flowGradients?: Gradients;
}

/** A field of {@link ScoreContext} that a score cannot do without. */
export type Evidence = keyof ScoreContext;

/** How much each weight is worth. A frozen value object; allocation is a separate choice. */
export interface Score {
  readonly name: string;
  /** What `calculate` reads of the context. */
  readonly needs: readonly Evidence[];
  /** Scores of the named parameters, in the order of `names`. */
  readonly calculate: (weights: Weights, names: readonly string[], context: ScoreContext) => Scores;
}
