import type { Score } from './score.js';
import { scoreWithGradients } from './score-parameters.js';

/**
 * First-order Taylor importance (w g)^2, the squared change of the loss when the weight is removed (Molchanov et
 * al. 2019, arXiv 1906.10771). Single weights rank as with SNIP; blocks and channels do not, for a square
 * gives more to few large weights. O(n).
 */
export const taylorScore: Score = Object.freeze<Score>({
  name: 'taylor',
  needs: ['gradients'],
  calculate: (weights, names, context) =>
    scoreWithGradients(weights, names, context, 'gradients', (weight, gradient) => (weight * gradient) ** 2),
});
