import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, applyTemperature, fitTemperature, logits, nll, predictions } from '../src/index.js';
import { anyLogits, rowsOfLogits } from './inputs.js';

it('has the closed form for two classes with one margin: T = margin / logit(accuracy)', () => {
  const { scores, labels } = rowsOfLogits(Array(4).fill([3, 0]), [0, 0, 0, 1]);
  const fit = fitTemperature(scores, labels);
  expect(fit.temperature).toBeCloseTo(3 / Math.log(3), 10);
  expect(fit.nllAfter).toBeCloseTo(-(3 * Math.log(0.75) + Math.log(0.25)) / 4, 14);
  expect(fit.converged).toBe(true);
  expect(fit).not.toHaveProperty('reason');
});

it('never raises the NLL, stays in the range, and reports the NLL of applyTemperature', () => {
  fc.assert(
    fc.property(anyLogits(), ({ scores, labels }) => {
      const fit = fitTemperature(scores, labels);
      expect(fit.nllAfter).toBeLessThanOrEqual(fit.nllBefore);
      expect(fit.temperature).toBeGreaterThanOrEqual(0.01);
      expect(fit.temperature).toBeLessThanOrEqual(100);
      expect(fit.nllBefore).toBe(nll(predictions(scores, labels)));
      expect(fit.nllAfter).toBe(nll(predictions(applyTemperature(scores, fit.temperature), labels)));
      expect(fit.iterations).toBeLessThan(60);
    }),
    { numRuns: 300 },
  );
});

it('finds no better temperature nearby', () => {
  fc.assert(
    fc.property(anyLogits(), ({ scores, labels }) => {
      const { temperature, nllAfter } = fitTemperature(scores, labels);
      for (const factor of [0.5, 0.9, 1.1, 2]) {
        const other = Math.min(Math.max(temperature * factor, 0.01), 100);
        expect(nllAfter).toBeLessThanOrEqual(
          nll(predictions(applyTemperature(scores, other), labels)) + 1e-12,
        );
      }
    }),
    { numRuns: 200 },
  );
});

it('undoes a scale: fitting z / 3 gives a third of the temperature of z', () => {
  const { scores, labels } = rowsOfLogits(
    [
      [2, 0, 1],
      [0, 3, 1],
      [1, 2, 0],
      [4, 0, 0],
    ],
    [0, 1, 0, 2],
  );
  const whole = fitTemperature(scores, labels);
  const third = fitTemperature(applyTemperature(scores, 3), labels);
  expect(third.temperature).toBeCloseTo(whole.temperature / 3, 9);
});

describe('without an interior minimum', () => {
  it('goes to the lower bound on separable data and says so', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [2, 0],
        [0, 1],
      ],
      [0, 1],
    );
    expect(fitTemperature(scores, labels)).toMatchObject({
      temperature: 0.01,
      converged: false,
      reason: 'separable',
    });
    expect(fitTemperature(scores, labels, { range: [0.1, 10] }).temperature).toBe(0.1);
  });

  it('goes to the lower bound where separable logits already give NLL 0', () => {
    const { scores, labels } = rowsOfLogits([[5000, 0]], [0]);
    expect(fitTemperature(scores, labels)).toMatchObject({
      temperature: 0.01,
      nllBefore: 0,
      nllAfter: 0,
      reason: 'separable',
    });
  });

  it('goes to the upper bound when the scores speak against the labels', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [2, 0],
        [0, 1],
      ],
      [1, 0],
    );
    expect(fitTemperature(scores, labels)).toMatchObject({
      temperature: 100,
      converged: false,
      reason: 'upperBound',
    });
  });

  it('stops at the lower bound when the minimum lies below it', () => {
    const { scores, labels } = rowsOfLogits(Array(4).fill([0.003, 0]), [0, 0, 0, 1]);
    expect(fitTemperature(scores, labels)).toMatchObject({
      temperature: 0.01,
      converged: false,
      reason: 'lowerBound',
    });
    expect(fitTemperature(scores, labels, { range: [1e-4, 1] }).temperature).toBeCloseTo(
      0.003 / Math.log(3),
      10,
    );
  });

  it('keeps 1 when the temperature has no effect', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [5, 5, 5],
        [0, 0, 0],
      ],
      [0, 2],
    );
    expect(fitTemperature(scores, labels)).toMatchObject({
      temperature: 1,
      iterations: 0,
      converged: true,
      reason: 'flat',
    });
  });
});

describe('with labels of a single class', () => {
  it('is separable if that class always wins', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [2, 0],
        [3, 0],
      ],
      [0, 0],
    );
    expect(fitTemperature(scores, labels).reason).toBe('separable');
  });

  it('goes to the upper bound if it always loses', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [2, 0],
        [3, 0],
      ],
      [1, 1],
    );
    expect(fitTemperature(scores, labels).reason).toBe('upperBound');
  });

  it('has an interior minimum otherwise', () => {
    const { scores, labels } = rowsOfLogits(
      [
        [2, 0],
        [3, 0],
        [0, 1],
      ],
      [0, 0, 0],
    );
    expect(fitTemperature(scores, labels)).not.toHaveProperty('reason');
  });
});

it('survives logits of extreme size', () => {
  const { scores, labels } = rowsOfLogits(
    [
      [1e100, 0],
      [0, 1e100],
      [1e100, 0],
    ],
    [0, 1, 1],
  );
  const fit = fitTemperature(scores, labels);
  expect(fit).toMatchObject({ temperature: 100, reason: 'upperBound' });
  expect(Number.isFinite(fit.nllAfter)).toBe(true);
});

it('divides logits and leaves the accuracy', () => {
  const raw = rowsOfLogits(
    [
      [2, 4, 1],
      [0, 3, 1],
    ],
    [1, 2],
  );
  const scaled = applyTemperature(raw.scores, 2);
  expect(Array.from(scaled.data)).toEqual([1, 2, 0.5, 0, 1.5, 0.5]);
  expect(accuracy(predictions(scaled, raw.labels))).toBe(accuracy(raw));
});

it.each([0, -1, NaN, Infinity, 1e-7])('rejects the temperature %s', (temperature) => {
  const scores = logits({ data: Float64Array.of(1, 0), shape: [1, 2] });
  expect(() => applyTemperature(scores, temperature)).toThrow(
    `invalid temperature: got ${temperature}, expected 1e-6 <= temperature <= 1e6`,
  );
});

it.each([[[0, 10]], [[2, 10]], [[0.1, 0.5]], [[1, Infinity]], [[NaN, 1]]])(
  'rejects the range %o',
  (range) => {
    const { scores, labels } = rowsOfLogits([[1, 0]], [0]);
    expect(() => fitTemperature(scores, labels, { range: range as unknown as [number, number] })).toThrow(
      'invalid temperature range',
    );
  },
);
