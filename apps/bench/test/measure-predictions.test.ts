import { metricCatalogue } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { measurePredictions } from '../src/work/measure-predictions.js';

// Two classes. Test: right with p = 0.9, right with 0.9, wrong with 0.9, right with 0.6.
const logitOf = (p: number): number => Math.log(p / (1 - p));
const test = {
  logits: Float32Array.of(logitOf(0.9), 0, 0, logitOf(0.9), logitOf(0.9), 0, 0, logitOf(0.6)),
  labels: Int32Array.of(0, 1, 1, 1),
};
// Validation: right three times out of four with p = 0.9, so the best temperature makes it 0.75.
const validation = {
  logits: Float32Array.of(logitOf(0.9), 0, logitOf(0.9), 0, logitOf(0.9), 0, logitOf(0.9), 0),
  labels: Int32Array.of(0, 0, 0, 1),
};

describe('measurePredictions', () => {
  const { values, curves } = measurePredictions(test, validation, 2);

  it('measures accuracy and calibration of the test images', () => {
    expect(values.top1).toBe(0.75);
    expect(values.nll).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.1) + Math.log(0.6)) / 4, 6);
    // Bins of width 1/15: |0.9 - 2/3| * 3/4 + |0.6 - 1| * 1/4.
    expect(values.ece).toBeCloseTo(0.275, 6);
  });

  it('fits the temperature to the validation images alone', () => {
    expect(values.temperature).toBeCloseTo(logitOf(0.9) / logitOf(0.75), 5);
    expect(values.validationTop1).toBe(0.75);
    expect(values['top1.scaled']).toBe(0.75);
    expect(values['ece.scaled']).toBeCloseTo((Math.abs(0.75 - 2 / 3) * 3) / 4 + (1 - 0.5505) / 4, 4);
  });

  it('leaves out what two classes cannot have, and knows every key', () => {
    expect(values).not.toHaveProperty('top5');
    expect(Object.keys(metricCatalogue)).toEqual(expect.arrayContaining(Object.keys(values)));
    expect(Object.values(values).every(Number.isFinite)).toBe(true);
  });

  it('gives the bins of both reliability diagrams', () => {
    expect(curves.reliability).toHaveLength(15);
    const filled = curves.reliability!.filter(({ count }) => count > 0);
    expect(filled.map(({ count, accuracy }) => [count, accuracy])).toEqual([
      [1, 1],
      [3, 2 / 3],
    ]);
    expect(curves.reliability![0]).toMatchObject({ count: 0, confidence: null, accuracy: null, low: null });
    expect(curves.reliabilityScaled).toHaveLength(15);
  });
});
