import { expect, it } from 'vitest';
import { consistencyBands, mulberry32, reliability } from '../../src/index.js';
import { binary } from '../inputs.js';

const random = () => mulberry32(11);

it('has the bins of reliability, empty ones marked with null', () => {
  const rows = binary([
    [0.6, true],
    [0.9, true],
    [0.95, false],
  ]);
  for (const binning of ['equalWidth', 'equalMass'] as const) {
    const bands = consistencyBands(rows, { random: random(), bins: 3, binning, replicates: 20 });
    const bins = reliability(rows, { bins: 3, binning });
    expect(bands.map(({ band: _, ...bin }) => bin)).toEqual(
      bins.map(({ lower, upper, count, meanConfidence }) => ({ lower, upper, count, meanConfidence })),
    );
    bands.forEach(({ band, count }) => {
      expect(band === null).toBe(count === 0);
    });
  }
});

it('has binomial quantiles for rows of one confidence that stay', () => {
  const rows = binary(Array.from({ length: 100 }, (_, i) => [0.8, i < 80] as const));
  const [bin] = consistencyBands(rows, {
    random: random(),
    bins: 1,
    rows: 'fixed',
    level: 0.9,
    replicates: 20_000,
  });
  expect(bin!.band).toEqual([0.73, 0.86]);
});

it('holds the accuracy of a calibrated model about as often as the level says', () => {
  const uniform = random();
  let inside = 0;
  let bins = 0;
  for (let set = 0; set < 60; set++) {
    const rows = binary(
      Array.from({ length: 400 }, () => {
        const confidence = 0.5 + uniform() / 2;
        return [confidence, uniform() < confidence] as const;
      }),
    );
    const accuracies = reliability(rows, { bins: 10 });
    consistencyBands(rows, { random: uniform, bins: 10, level: 0.9, replicates: 200 }).forEach(
      ({ band }, i) => {
        if (band === null) return;
        const { accuracy } = accuracies[i]!;
        bins++;
        if (band[0] <= accuracy! && accuracy! <= band[1]) inside++;
      },
    );
  }
  expect(bins).toBeGreaterThan(290);
  expect(inside / bins).toBeGreaterThan(0.86);
  expect(inside / bins).toBeLessThan(0.95);
});

it('is wider where rows are resampled than where they stay', () => {
  const rows = binary(Array.from({ length: 200 }, (_, i) => [i < 100 ? 0.6 : 0.95, true] as const));
  const width = (kind: 'resampled' | 'fixed') => {
    const [bin] = consistencyBands(rows, { random: random(), bins: 1, rows: kind, replicates: 4000 });
    return bin!.band![1] - bin!.band![0];
  };
  expect(width('resampled')).toBeGreaterThan(width('fixed'));
});

it('rejects impossible options', () => {
  const rows = binary([[0.9, true]]);
  expect(() => consistencyBands(rows, { random: random(), rows: 'kept' as 'fixed' })).toThrow(
    'invalid rows: got "kept", expected one of resampled, fixed',
  );
  expect(() => consistencyBands(rows, { random: random(), replicates: -1 })).toThrow(
    'invalid replicates: got -1',
  );
});
