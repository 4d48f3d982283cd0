import { describe, expect, it } from 'vitest';
import { prune, type ScoreContext, scoreNamed } from '../src/index.js';
import { allFlags } from './helpers.js';
import { goldenScores, scoredNames, scoredWeights, tensorsOf } from './scores-golden.js';

const { evidence, cases, sparsity } = goldenScores;
const context: ScoreContext = {
  gradients: tensorsOf(evidence.gradients),
  hessianGradients: tensorsOf(evidence.hessianGradients),
  squaredGradients: tensorsOf(evidence.squaredGradients),
  flowGradients: tensorsOf(evidence.flowGradients),
};

describe.each(cases)('$score against torch autograd', ({ score, scores, masks }) => {
  it('gives the same scores, up to float rounding', () => {
    for (const [name, { data, shape }] of scoreNamed(score).calculate(scoredWeights, scoredNames, context)) {
      expect(shape).toEqual(scoredWeights.get(name)!.shape);
      for (const [i, value] of data.entries()) {
        const expected = scores[name]![i]!;
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected));
      }
    }
  });

  it('gives the same masks', () => {
    const options = { ...context, method: `${score}-global`, sparsity, floor: 0 };
    expect(allFlags(prune(scoredWeights, scoredNames, options).masks)).toEqual(masks);
  });
});
