import { expect, it } from 'vitest';
import { debiasedRmsce, mulberry32, rmsceInterval } from '../../src/index.js';
import { binary } from '../inputs.js';
import { modelOf } from './scipy.js';

/** Confidences on [0.5, 1], right with probability `confidence - gap`, so that the true RMSCE is the gap. */
function draw(random: () => number, gap: number) {
  return binary(
    Array.from({ length: 300 }, () => {
      const confidence = 0.5 + random() / 2;
      return [confidence, random() < confidence - gap] as const;
    }),
  );
}

it.each([
  [0, 0.97, 1],
  [0.1, 0.86, 0.99],
])('at level 0.95 holds a true error of %d in the share of sets that the docs tell', (gap, least, most) => {
  const random = mulberry32(2019);
  let covered = 0;
  for (let set = 0; set < 150; set++) {
    const { low, high } = rmsceInterval(draw(random, gap), { random, replicates: 150, bins: 10 });
    if (low <= gap && gap <= high) covered++;
  }
  expect(covered / 150).toBeGreaterThanOrEqual(least);
  expect(covered / 150).toBeLessThanOrEqual(most);
});

it('surrounds the debiased estimate, and is within [0, infinity)', () => {
  const rows = modelOf('first');
  const { estimate, low, high, level } = rmsceInterval(rows, { random: mulberry32(1), bins: 5 });
  expect(estimate).toBe(debiasedRmsce(rows, { bins: 5 }));
  expect(low).toBeGreaterThanOrEqual(0);
  expect(low).toBeLessThanOrEqual(estimate);
  expect(high).toBeGreaterThanOrEqual(estimate);
  expect(level).toBe(0.95);
});

it('takes one class, and rejects what it cannot resample', () => {
  const options = { random: mulberry32(1), replicates: 50 };
  expect(rmsceInterval(modelOf('first'), { ...options, label: 2 }).estimate).toBe(
    debiasedRmsce(modelOf('first'), { label: 2 }),
  );
  expect(() => rmsceInterval(binary([[0.9, true]]), options)).toThrow(
    'invalid number of samples to resample',
  );
  expect(() => rmsceInterval(modelOf('first'), { ...options, level: 95 })).toThrow('invalid level: got 95');
});
