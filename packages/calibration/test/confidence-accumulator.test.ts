import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aurc, ConfidenceAccumulator, ece, mce, reliability, smoothEce } from '../src/index.js';
import { anyBatches, rowsOfLogits, withSoftmax } from './inputs.js';

const options = { bins: 4, binning: 'equalMass' } as const;

const read = (accumulator: ConfidenceAccumulator) => ({
  count: accumulator.count,
  ece: accumulator.ece(options),
  equalWidth: accumulator.ece(),
  mce: accumulator.mce(options),
  reliability: accumulator.reliability(options),
  smoothEce: accumulator.smoothEce({ sigma: 0.1 }),
  aurc: accumulator.aurc(),
});

it('has bit for bit the values of the functions on the whole set, for any batches in any order', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const probable = withSoftmax(whole);
      const batched = new ConfidenceAccumulator();
      for (const batch of batches) batched.add(withSoftmax(batch));
      expect(read(batched)).toStrictEqual({
        count: whole.labels.length,
        ece: ece(probable, options),
        equalWidth: ece(probable),
        mce: mce(probable, options),
        reliability: reliability(probable, options),
        smoothEce: smoothEce(probable, { sigma: 0.1 }),
        aurc: aurc(probable),
      });
    }),
    { numRuns: 20 },
  );
});

it('has the same values, bit for bit, for any merge', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const parts = batches.map((batch) => new ConfidenceAccumulator().add(withSoftmax(batch)));
      const merged = parts.reduceRight((total, part) => total.merge(part), new ConfidenceAccumulator());
      expect(read(merged)).toStrictEqual(read(new ConfidenceAccumulator().add(withSoftmax(whole))));
    }),
    { numRuns: 20 },
  );
});

it('is restored from its pairs', () => {
  const accumulator = new ConfidenceAccumulator().add(
    withSoftmax(
      rowsOfLogits(
        [
          [2, 0],
          [1, 0],
          [0, 1],
        ],
        [0, 1, 1],
      ),
    ),
  );
  expect(read(ConfidenceAccumulator.fromPairs(accumulator.pairs()))).toStrictEqual(read(accumulator));
});

it('rejects impossible pairs', () => {
  const from = (confidence: number[], correct: number[]) => () =>
    ConfidenceAccumulator.fromPairs({
      confidence: Float64Array.from(confidence),
      correct: Uint8Array.from(correct),
    });
  expect(from([1.5], [1])).toThrow('invalid confidence: got 1.5, expected 0 <= confidence <= 1');
  expect(from([0.5], [2])).toThrow('invalid flag: got 2, expected one of 0, 1');
  expect(from([0.5], [])).toThrow('invalid number of flags: got 0, expected 1');
});

it('has no metrics before the first sample', () => {
  expect(() => new ConfidenceAccumulator().aurc()).toThrow('expected at least one');
});
