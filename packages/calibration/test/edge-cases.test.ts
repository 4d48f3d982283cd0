import { describe, expect, it } from 'vitest';
import * as calibration from '../src/index.js';
import {
  logits,
  type Predictions,
  type Probabilities,
  predictions,
  ScoreKindError,
  softmax,
} from '../src/index.js';
import { binary, rowsOfLogits } from './inputs.js';
import { logitsOf, peers, probabilitiesOf } from './peers.js';

type Metric = (p: Predictions<Probabilities>) => unknown;

const metrics: Record<string, Metric> = {
  augrc: calibration.augrc,
  brierSkillScore: calibration.brierSkillScore,
  confidenceGap: calibration.confidenceGap,
  confidenceHistogram: calibration.confidenceHistogram,
  corpDecomposition: calibration.corpDecomposition,
  coverageAccuracyArea: calibration.coverageAccuracyArea,
  coverageAtRisk: (p) => calibration.coverageAtRisk(p, 0.2),
  entropy: calibration.entropy,
  excessAurc: calibration.excessAurc,
  laplaceCalibrationError: calibration.laplaceCalibrationError,
  mmce: calibration.mmce,
  murphyDecomposition: calibration.murphyDecomposition,
  overUnderConfidence: calibration.overUnderConfidence,
  overconfidenceError: calibration.overconfidenceError,
  riskCoverage: calibration.riskCoverage,
  selectiveAccuracy: (p) => calibration.selectiveAccuracy(p, 0.5),
  skce: calibration.skce,
  smoothReliability: (p) => calibration.smoothReliability(p, { points: 21 }),
};

const inputs: Record<string, Predictions<Probabilities>> = {
  'one sample': binary([[0.7, true]]),
  'one sample, certain and wrong': binary([[1, false]]),
  'ties, all right': binary([
    [0.9, true],
    [0.8, true],
    [0.8, true],
  ]),
  'ties, all wrong': binary([
    [0.9, false],
    [0.8, false],
    [0.8, false],
  ]),
  'probabilities of 0 and 1': binary([
    [1, true],
    [1, false],
    [1, true],
  ]),
};

describe.each(Object.entries(metrics))('%s', (name, metric) => {
  it('rejects logits, even ones that look like probabilities', () => {
    const raw = rowsOfLogits([[0.9, 0.1]], [0]) as never;
    expect(() => metric(raw)).toThrow(ScoreKindError);
    expect(() => metric(raw)).toThrow(`invalid scores for ${name}: got logits`);
  });

  it.each(Object.entries(inputs))('has only finite numbers or null for %s', (_, input) => {
    expect(numbersIn(metric(input)).every(Number.isFinite)).toBe(true);
  });

  it('does not feel a constant added to the logits, but for rounding', () => {
    const { scores, labels } = logitsOf(peers.cases[0]!);
    const shifted = logits({ data: Float64Array.from(scores.data, (z) => z + 8), shape: scores.shape });
    const found = numbersIn(metric(predictions(softmax(shifted), labels)));
    const expected = numbersIn(metric(probabilitiesOf(peers.cases[0]!)));
    expect(found.length).toBe(expected.length);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 9);
    });
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}
