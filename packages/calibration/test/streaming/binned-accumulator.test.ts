import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BinnedAccumulator,
  type BinnedAccumulatorOptions,
  classwiseEce,
  debiasedEce,
  debiasedRmsce,
  ece,
  equalWidth,
  fixedEdges,
  MetricAccumulator,
  type Predictions,
  type Probabilities,
  predictions,
  presets,
  reliability,
  topLabelEce,
} from '../../src/index.js';
import { anyBatches, withSoftmax } from '../inputs.js';

const own = equalWidth({ closed: 'left', one: 'own' });
const edges = fixedEdges([0, 0.3, 0.5, 0.9, 1]);
const cases: [BinnedAccumulatorOptions, (p: Predictions<Probabilities>) => number][] = [
  [{}, (p) => ece(p)],
  [presets.torchmetrics, (p) => ece(p, presets.torchmetrics)],
  [presets.relplot, (p) => ece(p, presets.relplot)],
  [{ binning: edges, event: 1 }, (p) => ece(p, { binning: edges, label: 1 })],
  [{ binning: own, event: 'eachClass' }, (p) => classwiseEce(p, { binning: own })],
  [{ event: 'eachClass', threshold: 0.2 }, (p) => classwiseEce(p, { threshold: 0.2 })],
  [{ event: 'predictedClass' }, (p) => topLabelEce(p)],
];

/** Weights that are fractions and depend on the row only, so that batches keep them. */
const weigh = ({ scores, labels }: Predictions<Probabilities>) =>
  predictions(scores, labels, {
    weights: Float64Array.from(labels, (label, row) => (label + 1) / 3 + scores.data[row * scores.shape[1]]!),
  });

describe.each(cases)('with options %o', (options, metric) => {
  it('has the value of the function for any batches, merged in any order, with and without weights', () => {
    fc.assert(
      fc.property(anyBatches(), fc.boolean(), ({ whole, batches }, weighted) => {
        const view = (raw: typeof whole) => (weighted ? weigh(withSoftmax(raw)) : withSoftmax(raw));
        const parts = batches.map((batch) => new BinnedAccumulator(options).add(view(batch)));
        const copies = parts.map((part) =>
          BinnedAccumulator.fromState(JSON.parse(JSON.stringify(part.state()))),
        );
        const merged = copies.reduceRight((total, part) => total.merge(part), new BinnedAccumulator(options));
        expect(merged.result()).toBe(metric(view(whole)));
      }),
      { numRuns: 25 },
    );
  });
});

it('has debiased estimates and reliability bins too', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const accumulator = new BinnedAccumulator();
      for (const batch of batches) accumulator.add(withSoftmax(batch));
      const probable = withSoftmax(whole);
      expect(accumulator.debiasedEce()).toBe(debiasedEce(probable));
      expect(accumulator.debiasedRmsce()).toBe(debiasedRmsce(probable));
      expect(accumulator.reliability()).toStrictEqual(reliability(probable));
    }),
    { numRuns: 20 },
  );
});

it('MetricAccumulator has class-wise ECE over any fixed edges where asked to', () => {
  fc.assert(
    fc.property(anyBatches(), ({ whole, batches }) => {
      const accumulator = new MetricAccumulator({ ...presets.netcal, classwise: true });
      for (const batch of batches) accumulator.add(batch);
      const { classwiseEce: classwise, ece: topLabel } = accumulator.result();
      expect(classwise).toBe(classwiseEce(withSoftmax(whole), presets.netcal));
      expect(topLabel).toBe(ece(withSoftmax(whole), presets.netcal));
    }),
    { numRuns: 20 },
  );
});

it('knows no counts of samples once a weight was a fraction', () => {
  const raw = fc.sample(anyBatches(), { numRuns: 1, seed: 3 })[0]!.whole;
  const accumulator = new MetricAccumulator().add(weigh(withSoftmax(raw)));
  expect(accumulator.result().debiasedEce).toBeNull();
  expect(() => accumulator.reliability()).toThrow('invalid weights of reliability: got "fractions"');
});

it.each([
  [
    { binning: 'equalMass' },
    'invalid binning of BinnedAccumulator: got "equalMass", expected equalWidth or fixedEdges',
  ],
  [{ event: 'bottom' }, 'invalid event: got "bottom"'],
  [{ threshold: 0.1 }, 'invalid event with a threshold: got "topLabel", expected one of eachClass'],
])('rejects %o', (options, message) => {
  expect(() => new BinnedAccumulator(options as never)).toThrow(message);
});
