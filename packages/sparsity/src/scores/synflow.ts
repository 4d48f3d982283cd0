import type { Score } from './score.js';
import { scoreWithGradients } from './score-parameters.js';

/**
 * Synaptic flow |w| dR/d|w|, with R the sum of the outputs of the network of absolute weights for an input of ones
 * (Tanaka et al. 2020, arXiv 2006.05467, sections 4 and 6). Needs no data. The paper scores anew in 100 rounds
 * of an exponential schedule: `pruneInRounds`. O(n).
 *
 * R of a deep network can overflow float32; scale the input instead of ones, which scales all scores alike.
 */
export const synflowScore: Score = Object.freeze<Score>({
  name: 'synflow',
  needs: ['flowGradients'],
  calculate: (weights, names, context) =>
    scoreWithGradients(
      weights,
      names,
      context,
      'flowGradients',
      (weight, gradient) => Math.abs(weight) * gradient,
    ),
});
