import { expect, it } from 'vitest';
import { applyTemperature, ece, predictions, referenceEce } from '../src/index.js';
import { rowsOfLogits, withSoftmax } from './inputs.js';
import { logitsOf, peers } from './peers.js';

it('sums the error of each batch and divides by the number of samples', () => {
  const raw = rowsOfLogits(
    [
      [3, 0],
      [2, 0],
      [0, 5],
    ],
    [0, 1, 1],
  );
  const first = Math.abs((3 + 2) / 2 - 1 / 2);
  const second = Math.abs(5 - 1);
  expect(referenceEce(raw, { batchSize: 2 })).toBeCloseTo((first + second) / 3, 15);
});

it('puts negative logits in the first bin and logits above 1 in the last', () => {
  const raw = rowsOfLogits(
    [
      [-1, -2],
      [0.01, -2],
      [4, 0],
      [0.97, 0],
    ],
    [0, 1, 0, 1],
  );
  const firstBin = Math.abs(-1 + 0.01 - 1);
  const lastBin = Math.abs(4 + 0.97 - 1);
  expect(referenceEce(raw)).toBeCloseTo((firstBin + lastBin) / 4 / 4, 15);
});

it('halves exactly when the batch doubles, while ECE knows no batches', () => {
  const raw = rowsOfLogits(
    Array.from({ length: 64 }, (_, i) => [2 + i / 8, 0]),
    Array.from({ length: 64 }, (_, i) => i % 2),
  );
  expect(referenceEce(raw, { batchSize: 8 })).toBe(2 * referenceEce(raw, { batchSize: 16 }));
  expect(referenceEce(raw, { batchSize: 16 })).toBe(2 * referenceEce(raw, { batchSize: 32 }));
});

it('about halves when the batch doubles on realistic logits', () => {
  for (const peer of peers.cases) {
    const raw = logitsOf(peer);
    const ratio = referenceEce(raw, { batchSize: 16 }) / referenceEce(raw, { batchSize: 32 });
    expect(ratio).toBeGreaterThan(1.8);
    expect(ratio).toBeLessThan(2.1);
  }
});

it('can rank two models the other way round than ECE', () => {
  const confident = logitsOf(peers.cases[0]!);
  const { scores, labels } = confident;
  const flattened = predictions(applyTemperature(scores, 6), labels);
  expect(ece(withSoftmax(flattened))).toBeGreaterThan(ece(withSoftmax(confident)));
  expect(referenceEce(flattened)).toBeLessThan(referenceEce(confident));
});

it.each([0, 1.5, NaN])('rejects the batch size %s', (batchSize) => {
  expect(() => referenceEce(rowsOfLogits([[1, 0]], [0]), { batchSize })).toThrow(
    `invalid batchSize: got ${batchSize}, expected an integer >= 1`,
  );
});
