import { describe, expect, it } from 'vitest';
import {
  balancedAccuracy,
  brierSkillScore,
  classMetrics,
  entropy,
  overconfidenceError,
} from '../../src/index.js';
import { logitsOf, peers, probabilitiesOf } from '../peers.js';
import { readGolden } from '../read-golden.js';

interface Golden {
  cases: {
    name: string;
    balancedAccuracy: number;
    recall: number[];
    nll: number[];
    brierSkillScore: number;
    entropy: number;
    overconfidenceError: number;
  }[];
}

describe.each(
  readGolden<Golden>('class-scores').cases.map((one, i) => [one.name, one, peers.cases[i]!] as const),
)('on %s', (_, one, peer) => {
  const probable = probabilitiesOf(peer);

  it('scikit-learn: recall and log loss of every class, and balanced accuracy', () => {
    for (const input of [logitsOf(peer), probable]) {
      classMetrics(input).forEach(({ label, accuracy, nll }) => {
        expect(accuracy).toBeCloseTo(one.recall[label]!, 12);
        expect(nll).toBeCloseTo(one.nll[label]!, 12);
      });
      expect(balancedAccuracy(input)).toBeCloseTo(one.balancedAccuracy, 12);
    }
  });

  it('scikit-learn: Brier skill score', () => {
    expect(brierSkillScore(probable)).toBeCloseTo(one.brierSkillScore, 12);
  });

  it('SciPy: entropy', () => {
    expect(entropy(probable)).toBeCloseTo(one.entropy, 12);
  });

  it('the definition: overconfidence error', () => {
    expect(overconfidenceError(probable)).toBeCloseTo(one.overconfidenceError, 12);
  });
});
