import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accuracy, aurc } from '../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from './inputs.js';

it('averages the error rate over all coverages', () => {
  const value = aurc(
    binary([
      [0.9, true],
      [0.8, false],
      [0.7, true],
      [0.6, false],
    ]),
  );
  expect(value).toBeCloseTo((0 + 1 / 2 + 1 / 3 + 2 / 4) / 4, 15);
});

it('is 0 without errors and 1 with nothing else', () => {
  expect(
    aurc(
      binary([
        [0.9, true],
        [0.6, true],
      ]),
    ),
  ).toBe(0);
  expect(
    aurc(
      binary([
        [0.9, false],
        [0.6, false],
      ]),
    ),
  ).toBe(1);
});

it('is the mean over all orders of equal confidences', () => {
  const areas = [
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ].map((errors) => {
    let seen = 0;
    let area = 0;
    errors.forEach((error, i) => {
      seen += error;
      area += seen / (i + 1);
    });
    return area / 3;
  });
  const expected = areas.reduce((a, b) => a + b) / 3;
  expect(
    aurc(
      binary([
        [0.8, true],
        [0.8, false],
        [0.8, false],
      ]),
    ),
  ).toBeCloseTo(expected, 15);
});

it('is the error rate when all confidences are equal', () => {
  const pairs = binary([
    [0.8, true],
    [0.8, true],
    [0.8, true],
    [0.8, false],
  ]);
  expect(aurc(pairs)).toBeCloseTo(1 - accuracy(pairs), 15);
});

it('does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      expect(aurc(withSoftmax(reversed))).toBe(aurc(withSoftmax(raw)));
    }),
  );
});
