import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, augrc, riskCoverage } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';

it('is the area under the generalized risk, by trapezoids from the origin', () => {
  const value = augrc(
    binary([
      [0.9, true],
      [0.8, false],
      [0.7, true],
      [0.6, false],
    ]),
  );
  expect(value).toBeCloseTo((0 + 0.5 + 1 + 1.5) / 16, 15);
});

it('is 0 without errors and 1/2 with nothing else, also for one sample', () => {
  expect(augrc(binary([[0.9, true]]))).toBe(0);
  expect(augrc(binary([[0.9, false]]))).toBe(0.5);
});

it('is half the error rate when all confidences are equal', () => {
  const pairs = binary([
    [0.8, true],
    [0.8, false],
    [0.8, true],
    [0.8, true],
  ]);
  expect(augrc(pairs)).toBe(0.125);
});

it('follows from the error rate and the AUROC of confidence against correctness', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      const r = 1 - accuracy(input);
      const auroc = areaUnderRoc(riskCoverage(input), r);
      expect(augrc(input)).toBeCloseTo(r * (1 - r) * (1 - auroc) + (r * r) / 2, 12);
    }),
  );
});

function areaUnderRoc(curve: ReturnType<typeof riskCoverage>, r: number): number {
  if (r === 0 || r === 1) return 1;
  let area = 0;
  let [x, y] = [0, 0];
  for (const { coverage, generalizedRisk } of curve) {
    const [right, top] = [generalizedRisk / r, (coverage - generalizedRisk) / (1 - r)];
    area += ((right - x) * (top + y)) / 2;
    [x, y] = [right, top];
  }
  return area;
}

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      expect(augrc(withSoftmax(reversed))).toBe(augrc(withSoftmax(raw)));
    }),
  );
});
