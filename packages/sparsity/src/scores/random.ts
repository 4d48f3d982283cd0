import { InvalidArgumentError } from '../errors.js';
import type { Score } from './score.js';
import { scoreParameters } from './score-parameters.js';

/**
 * An independent uniform number for each weight, drawn in the order of the names and of the flat index: the
 * control that any other score must beat. The same generator state gives the same scores, so the masks of all
 * sparsities drawn from one seed are nested. O(n).
 */
export const randomScore: Score = Object.freeze<Score>({
  name: 'random',
  needs: ['random'],
  calculate: (weights, names, { random }) => {
    if (random === undefined) throw new InvalidArgumentError('random', random, 'a seeded generator');
    return scoreParameters(weights, names, (data) => {
      const score = new Float32Array(data.length);
      for (let i = 0; i < data.length; i++) score[i] = random();
      return score;
    });
  },
});
