import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classwiseEce, ece, mce, predictions, probabilities, reliability } from '../src/index.js';
import { anyLogits, binary, withSoftmax } from './inputs.js';

const pairs = binary([
  [0.95, true],
  [0.95, false],
  [0.75, true],
  [0.65, false],
]);

it('weights the gap of each bin by its count', () => {
  expect(ece(pairs, { bins: 10 })).toBeCloseTo((2 * 0.45 + 0.25 + 0.65) / 4, 15);
});

it('takes the root mean square of the gaps for norm 2', () => {
  expect(ece(pairs, { bins: 10, norm: 2 })).toBeCloseTo(
    Math.sqrt((2 * 0.45 ** 2 + 0.25 ** 2 + 0.65 ** 2) / 4),
    15,
  );
});

it('takes the largest gap for the MCE', () => {
  expect(mce(pairs, { bins: 10 })).toBeCloseTo(0.65, 15);
});

it('is |mean confidence - accuracy| with one bin', () => {
  expect(ece(pairs, { bins: 1 })).toBeCloseTo(3.3 / 4 - 0.5, 15);
});

it('is 0 for perfectly calibrated predictions', () => {
  const calibrated = binary([
    ...Array.from({ length: 8 }, (_, i) => [0.75, i < 6] as const),
    ...Array.from({ length: 4 }, (_, i) => [0.5, i < 2] as const),
    [1, true],
  ]);
  for (const binning of ['equalWidth', 'equalMass'] as const) {
    expect(ece(calibrated, { binning })).toBe(0);
    expect(mce(calibrated, { binning })).toBe(0);
  }
});

it('averages the classes for the class-wise ECE', () => {
  const scores = probabilities({ data: Float64Array.of(0.6, 0.4, 0, 0.6, 0.3, 0.1), shape: [2, 3] });
  const perClass = [Math.abs(1.2 - 1) / 2, (0.4 + 0.7) / 2, 0.1 / 2];
  expect(classwiseEce(predictions(scores, Int32Array.of(0, 1)), { bins: 10 })).toBeCloseTo(
    perClass.reduce((a, b) => a + b) / 3,
    15,
  );
});

it('is the weighted mean gap of the reliability bins and lies between 0 and the MCE', () => {
  fc.assert(
    fc.property(
      anyLogits(),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('equalWidth', 'equalMass'),
      (raw, bins, binning) => {
        const probable = withSoftmax(raw);
        const options = { bins, binning: binning as 'equalWidth' };
        const n = raw.labels.length;
        const sum = reliability(probable, options).reduce(
          (total, bin) => total + (bin.count / n) * Math.abs(bin.gap ?? 0),
          0,
        );
        expect(ece(probable, options)).toBeCloseTo(sum, 12);
        expect(ece(probable, options)).toBeLessThanOrEqual(mce(probable, options) + 1e-15);
        expect(ece(probable, options)).toBeLessThanOrEqual(ece(probable, { ...options, norm: 2 }) + 1e-15);
      },
    ),
  );
});

it.each([
  [{ bins: 0 }, 'invalid bins: got 0, expected an integer from 1 to 10000'],
  [{ bins: 2.5 }, 'invalid bins: got 2.5'],
  [{ binning: 'equal' }, 'invalid binning: got "equal", expected one of equalWidth, equalMass'],
  [{ norm: 0.5 }, 'invalid norm: got 0.5, expected a number >= 1 or Infinity'],
  [{ weighting: 'count' }, 'invalid weighting: got "count", expected one of mass, bins'],
  [{ label: 2 }, 'invalid label: got 2, expected an integer from 0 to 1'],
])('rejects %o', (options, message) => {
  expect(() => ece(pairs, options as never)).toThrow(message);
});
