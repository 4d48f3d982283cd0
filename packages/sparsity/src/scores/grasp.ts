import type { Score } from './score.js';
import { scoreWithGradients } from './score-parameters.js';

/**
 * Gradient signal preservation, w (H g) (GraSP; Wang et al. 2020, arXiv 2002.07376: the paper removes the
 * largest -w (H g), whose removal hurts the gradient flow least). Scores may be negative. O(n).
 *
 * The paper takes g and H g of the loss with logits divided by a temperature of 200; that is the trainer's choice.
 */
export const graspScore: Score = Object.freeze<Score>({
  name: 'grasp',
  needs: ['hessianGradients'],
  calculate: (weights, names, context) =>
    scoreWithGradients(
      weights,
      names,
      context,
      'hessianGradients',
      (weight, hessianGradient) => weight * hessianGradient,
    ),
});
