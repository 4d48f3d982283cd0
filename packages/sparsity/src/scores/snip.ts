import type { Score } from './score.js';
import { scoreWithGradients } from './score-parameters.js';

/**
 * Connection sensitivity |w g| (SNIP; Lee et al. 2019, arXiv 1810.02340, without the division by the
 * sum, which changes no rank). Meant for weights at initialisation and one batch. O(n).
 */
export const snipScore: Score = Object.freeze<Score>({
  name: 'snip',
  needs: ['gradients'],
  calculate: (weights, names, context) =>
    scoreWithGradients(weights, names, context, 'gradients', (weight, gradient) =>
      Math.abs(weight * gradient),
    ),
});
