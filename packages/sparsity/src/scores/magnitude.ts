import type { Score } from './score.js';
import { scoreParameters } from './score-parameters.js';

/** |w|, the absolute value of each weight (Han et al. 2015, arXiv 1506.02626). O(n). */
export const magnitudeScore: Score = Object.freeze<Score>({
  name: 'magnitude',
  needs: [],
  calculate: (weights, names) =>
    scoreParameters(weights, names, (data) => {
      const score = new Float32Array(data.length);
      for (let i = 0; i < data.length; i++) score[i] = Math.abs(data[i]!);
      return score;
    }),
});
