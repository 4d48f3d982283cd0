import type { Score } from './score.js';
import { scoreWithGradients } from './score-parameters.js';

const DAMPENING = 1e-7;

/**
 * Optimal brain surgeon with a diagonal empirical Fisher matrix F for the Hessian: w^2 (F + dampening) / 2, the
 * growth of the loss when the weight is removed (Hassibi and Stork 1992, where a diagonal makes it optimal
 * brain damage, LeCun et al. 1989; F as in Kurtic et al. 2022, arXiv 2203.07259, whose dampening 1e-7 this uses).
 * O(n).
 */
export const obsScore: Score = Object.freeze<Score>({
  name: 'obs',
  needs: ['squaredGradients'],
  calculate: (weights, names, context) =>
    scoreWithGradients(
      weights,
      names,
      context,
      'squaredGradients',
      (weight, fisher) => (weight ** 2 * (fisher + DAMPENING)) / 2,
    ),
});
