import { expect, it } from 'vitest';
import {
  bootstrap,
  type CountedMetric,
  countedAccuracy,
  countedBrier,
  countedNll,
  mulberry32,
  type Predictions,
  type Probabilities,
} from '../../src/index.js';
import { quantilePair } from '../../src/uncertainty/quantile.js';
import { binary } from '../inputs.js';

const SETS = 1000;
const ROWS = 100;
const REPLICATES = 500;

/** Confidences c uniform on [0.55, 0.95], right with probability c - 0.1: every true value has a closed form. */
function draw(random: () => number): Predictions<Probabilities> {
  return binary(
    Array.from({ length: ROWS }, () => {
      const confidence = 0.55 + 0.4 * random();
      return [confidence, random() < confidence - 0.1] as const;
    }),
  );
}

/** Mean over the confidences of the cost when right and when wrong. */
function meanCost(right: (c: number) => number, wrong: (c: number) => number): number {
  const steps = 10_000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const c = 0.55 + (0.4 * (i + 0.5)) / steps;
    sum += (c - 0.1) * right(c) + (1.1 - c) * wrong(c);
  }
  return sum / steps;
}

const metrics: [name: string, metric: CountedMetric<Probabilities>, truth: number][] = [
  ['accuracy', countedAccuracy(), 0.65],
  [
    'brier',
    countedBrier(),
    meanCost(
      (c) => 2 * (1 - c) ** 2,
      (c) => 2 * c ** 2,
    ),
  ],
  [
    'nll',
    countedNll(),
    meanCost(
      (c) => -Math.log(c),
      (c) => -Math.log(1 - c),
    ),
  ],
];

it.each(metrics)('holds the true %s in 93 to 97 of 100 intervals at level 0.95', (_, metric, truth) => {
  const random = mulberry32(1987);
  const covered = { percentile: 0, bca: 0 };
  for (let set = 0; set < SETS; set++) {
    const { low, high, values } = bootstrap(draw(random), metric, { random, replicates: REPLICATES });
    const [lower, upper] = quantilePair(values, [0.025, 0.975]);
    if (low <= truth && truth <= high) covered.bca++;
    if (lower <= truth && truth <= upper) covered.percentile++;
  }
  for (const count of Object.values(covered)) {
    expect(count / SETS).toBeGreaterThan(0.93);
    expect(count / SETS).toBeLessThan(0.97);
  }
});
