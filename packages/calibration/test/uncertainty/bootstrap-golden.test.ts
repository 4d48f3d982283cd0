import { expect, it } from 'vitest';
import {
  accuracy,
  bootstrap,
  brier,
  countedAccuracy,
  countedBrier,
  countedEce,
  countedNll,
  ece,
  type Metric,
  nll,
  type Probabilities,
  pairedBootstrap,
} from '../../src/index.js';
import { type MetricName, modelOf, optionsOf, scipy } from './scipy.js';

const { bins } = scipy;
const onRows: Record<MetricName, Metric<Probabilities>> = {
  accuracy,
  nll,
  brier,
  ece: (rows) => ece(rows, { bins }),
};
const onCounts: Record<MetricName, Metric<Probabilities>> = {
  accuracy: countedAccuracy(),
  nll: countedNll(),
  brier: countedBrier(),
  ece: countedEce({ bins }),
};
const names = Object.keys(onRows) as MetricName[];

it.each(names)('has the intervals of scipy.stats.bootstrap for %s, on rows and on counts', (name) => {
  for (const peer of scipy.single[name]) {
    for (const metric of [onRows[name], onCounts[name]]) {
      const interval = bootstrap(modelOf('first'), metric, optionsOf(peer));
      expect(interval.low).toBeCloseTo(peer.low, 10);
      expect(interval.high).toBeCloseTo(peer.high, 10);
      expect(interval.standardError).toBeCloseTo(peer.se, 10);
    }
  }
});

it.each(names)('has the paired intervals of scipy.stats.bootstrap for %s', (name) => {
  for (const peer of scipy.paired[name]) {
    for (const metric of [onRows[name], onCounts[name]]) {
      const interval = pairedBootstrap(modelOf('first'), modelOf('second'), metric, optionsOf(peer));
      expect(interval.low).toBeCloseTo(peer.low, 10);
      expect(interval.high).toBeCloseTo(peer.high, 10);
    }
  }
});
