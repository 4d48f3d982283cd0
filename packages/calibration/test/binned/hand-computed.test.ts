import { expect, it } from 'vitest';
import {
  ace,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  ece,
  predictions,
  probabilities,
  rmsce,
  topLabelEce,
} from '../../src/index.js';
import { binary } from '../inputs.js';

const three = predictions(
  probabilities({
    data: Float64Array.of(0.6, 0.4, 0, 0.2, 0.7, 0.1, 0.6, 0.1, 0.3, 0.05, 0.05, 0.9),
    shape: [4, 3],
  }),
  Int32Array.of(0, 1, 2, 2),
);

it('takes a norm over the bins', () => {
  const gaps = [0.2, 0.3, 0.1];
  const cubes = 2 * 0.1 ** 3 + gaps[1]! ** 3 + gaps[2]! ** 3;
  expect(ece(three, { bins: 10, norm: 3 })).toBeCloseTo((cubes / 4) ** (1 / 3), 14);
  expect(rmsce(three, { bins: 10 })).toBeCloseTo(Math.sqrt((2 * 0.1 ** 2 + 0.3 ** 2 + 0.1 ** 2) / 4), 14);
});

it('counts every filled bin the same where asked to', () => {
  expect(ece(three, { bins: 10, weighting: 'bins' })).toBeCloseTo((0.1 + 0.3 + 0.1) / 3, 14);
});

it('looks at one class where asked to', () => {
  expect(ece(three, { bins: 1, label: 2 })).toBeCloseTo(Math.abs(1.3 - 2) / 4, 14);
});

it('leaves out what is not above the threshold, class by class', () => {
  const [first, second, third] = [Math.abs(1.2 - 1) / 2, Math.abs(1.1 - 1) / 2, Math.abs(1.2 - 2) / 2];
  expect(classwiseEce(three, { bins: 1, threshold: 0.2 })).toBeCloseTo((first + second + third) / 3, 14);
  expect(classwiseEce(three, { bins: 1, threshold: 0.95 })).toBe(0);
});

it('ACE averages ranges of equal size of every class', () => {
  const ranges = [
    [(0.05 + 0.2) / 2, Math.abs(0.6 - 0.5)],
    [(0.05 + 0.1) / 2, Math.abs(0.55 - 0.5)],
    [0.05, Math.abs(0.6 - 1)],
  ];
  const sum = ranges.flat().reduce((a, b) => a + b);
  expect(ace(three, { bins: 2 })).toBeCloseTo(sum / 6, 14);
});

it('top-label ECE does not let one predicted class offset another', () => {
  const offset = predictions(
    probabilities({ data: Float64Array.of(0.7, 0.3, 0.7, 0.3, 0.3, 0.7, 0.3, 0.7), shape: [4, 2] }),
    Int32Array.of(0, 0, 1, 0),
  );
  expect(ece(offset, { bins: 1 })).toBeCloseTo(0.05, 14);
  expect(topLabelEce(offset, { bins: 1 })).toBeCloseTo((0.3 + 0.2) / 2, 14);
});

const eight = binary([0.6, 0.6, 0.6, 0.6, 0.9, 0.9, 0.9, 0.9].map((c, i) => [c, i === 0 || i > 4]));

it('debiased RMSCE takes the variance of the accuracy off', () => {
  const [low, high] = [0.35 ** 2 - (0.25 * 0.75) / 3, 0.15 ** 2 - (0.75 * 0.25) / 3];
  expect(debiasedRmsce(eight, { bins: 2, binning: 'equalMass' })).toBeCloseTo(
    Math.sqrt((low + high) / 2),
    14,
  );
});

it('a bin with one sample adds nothing to debiased RMSCE and its gap to debiased ECE', () => {
  const two = binary([
    [0.6, true],
    [0.9, true],
  ]);
  expect(debiasedRmsce(two)).toBe(0);
  expect(debiasedEce(two)).toBeCloseTo(0.25, 14);
});
