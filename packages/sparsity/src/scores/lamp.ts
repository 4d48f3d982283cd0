import { ascendingOrder } from '../ascending-order.js';
import type { Score } from './score.js';
import { scoreParameters } from './score-parameters.js';

/**
 * Layer-adaptive magnitude (Lee et al. 2021, arXiv 2010.07611): w_u^2 / sum of w_v^2 over the weights v of
 * the same parameter that are not smaller, u among them. Ranked over all parameters together it is magnitude with
 * a sparsity per parameter that follows from the weights alone. The best weight of each parameter scores 1.
 *
 * Among equal magnitudes the lower index counts as the larger; a weight of 0 scores 0. O(n), 8 bytes per weight
 * of the largest parameter besides the scores.
 */
export const lampScore: Score = Object.freeze<Score>({
  name: 'lamp',
  needs: [],
  calculate: (weights, names) =>
    scoreParameters(weights, names, (data) => {
      const score = data.map(Math.abs);
      const order = ascendingOrder(score);
      let notSmaller = 0;
      for (let rank = order.length - 1; rank >= 0; rank--) {
        const index = order[rank]!;
        const square = score[index]! ** 2;
        notSmaller += square;
        score[index] = square === 0 ? 0 : square / notSmaller;
      }
      return score;
    }),
});
