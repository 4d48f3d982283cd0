import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  accuracy,
  brier,
  ece,
  MetricAccumulator,
  mce,
  nll,
  reliability,
  ScoreKindError,
} from '../src/index.js';
import { anyBatches, anyLogits, pick, rowsOfLogits, withSoftmax } from './inputs.js';

const read = (accumulator: MetricAccumulator) => ({
  count: accumulator.count,
  accuracy: accumulator.accuracy(),
  nll: accumulator.nll(),
  brier: accumulator.brier(),
  ece: accumulator.ece(),
  rmsce: accumulator.ece(2),
  mce: accumulator.mce(),
  reliability: accumulator.reliability({ level: 0.9 }),
});

it('has bit for bit the values of the functions on the whole set', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const probable = withSoftmax(raw);
      expect(read(new MetricAccumulator().add(raw))).toStrictEqual({
        count: raw.labels.length,
        accuracy: accuracy(probable),
        nll: nll(raw),
        brier: brier(probable),
        ece: ece(probable),
        rmsce: ece(probable, { norm: 2 }),
        mce: mce(probable),
        reliability: reliability(probable, { level: 0.9 }),
      });
    }),
  );
});

it('has the same values, bit for bit, for any batches in any order', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const batched = new MetricAccumulator();
      for (const batch of batches) batched.add(batch);
      expect(read(batched)).toStrictEqual(read(new MetricAccumulator().add(whole)));
    }),
  );
});

it('has the same values, bit for bit, for any merge', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const parts = batches.map((batch) => new MetricAccumulator().add(batch));
      const merged = parts.reduceRight((total, part) => total.merge(part), new MetricAccumulator());
      expect(read(merged)).toStrictEqual(read(new MetricAccumulator().add(whole)));
    }),
  );
});

it('takes probabilities too', () => {
  const probable = withSoftmax(
    rowsOfLogits(
      [
        [3, 0, 0],
        [0, 2, 1],
      ],
      [0, 2],
    ),
  );
  const accumulator = new MetricAccumulator({ bins: 10 }).add(probable);
  expect(accumulator.nll()).toBe(nll(probable));
  expect(accumulator.ece()).toBe(ece(probable, { bins: 10 }));
});

it('survives a trip through JSON', () => {
  fc.assert(
    fc.property(anyLogits(), fc.nat(), (first, row) => {
      const second = pick(first, [row % first.labels.length]);
      const direct = new MetricAccumulator().add(first);
      const restored = MetricAccumulator.fromState(JSON.parse(JSON.stringify(direct.state())));
      expect(read(restored.add(second))).toStrictEqual(read(direct.add(second)));
    }),
    { numRuns: 30 },
  );
});

it('refuses to mix logits and probabilities', () => {
  const raw = rowsOfLogits([[1, 0]], [0]);
  const accumulator = new MetricAccumulator().add(raw);
  expect(() => accumulator.add(withSoftmax(raw))).toThrow(ScoreKindError);
  expect(() => accumulator.merge(new MetricAccumulator().add(withSoftmax(raw)))).toThrow(ScoreKindError);
});

it('refuses to merge other bins or another clip', () => {
  expect(() => new MetricAccumulator().merge(new MetricAccumulator({ bins: 10 }))).toThrow(
    'invalid bins to merge: got 10, expected 15',
  );
  expect(() => new MetricAccumulator().merge(new MetricAccumulator({ clip: 0.1 }))).toThrow(
    'invalid clip to merge',
  );
});

it('has no metrics before the first sample', () => {
  const empty = new MetricAccumulator();
  expect(empty.count).toBe(0);
  for (const metric of ['accuracy', 'nll', 'brier', 'ece', 'mce', 'reliability'] as const) {
    expect(() => empty[metric]()).toThrow('invalid accumulator: got "no samples", expected at least one');
  }
});

it('rejects a damaged state', () => {
  const state = new MetricAccumulator({ bins: 2 }).add(rowsOfLogits([[1, 0]], [0])).state();
  const restore = (change: object) => () => MetricAccumulator.fromState({ ...state, ...change });
  const topLabel = (change: object) => restore({ topLabel: { ...state.topLabel, ...change } });
  const sums = (change: object) => topLabel({ sums: { ...state.topLabel.sums, ...change } });
  expect(topLabel({ bins: 3 })).toThrow('invalid bins of the state: got 2, expected 3');
  expect(topLabel({ event: 'other' })).toThrow('invalid event: got "other"');
  expect(topLabel({ binning: { kind: 'equalMass' } })).toThrow('invalid binning of MetricAccumulator');
  expect(sums({ correct: [[5], [5]] })).toThrow('invalid sum of events of a bin: got 5');
  expect(sums({ count: [[-1], [1]] })).toThrow('invalid sum of count of a bin: got -1');
  expect(sums({ confidence: [[NaN], [1]] })).toThrow('invalid term of a sum: got NaN');
  expect(restore({ nll: [NaN] })).toThrow('invalid term of a sum: got NaN');
  expect(restore({ kind: null })).toThrow('invalid kind of the state: got null');
});
