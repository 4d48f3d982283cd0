import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clopperPearsonInterval } from '../../src/index.js';

const { clopperPearson } = JSON.parse(
  readFileSync(new URL('../golden/beta.json', import.meta.url), 'utf8'),
) as {
  clopperPearson: { successes: number; trials: number; level: number; low: number; high: number }[];
};

it('agrees with SciPy', () => {
  for (const { successes, trials, level, low, high } of clopperPearson) {
    expect(clopperPearsonInterval(successes, trials, level)).toEqual([
      expect.closeTo(low, 12),
      expect.closeTo(high, 12),
    ]);
  }
});

it('covers every true rate of 20 trials at least as often as the level says', () => {
  const trials = 20;
  const intervals = Array.from({ length: trials + 1 }, (_, k) => clopperPearsonInterval(k, trials, 0.9));
  for (let rate = 0.01; rate < 1; rate += 0.01) {
    let coverage = 0;
    let probability = (1 - rate) ** trials;
    intervals.forEach(([low, high], k) => {
      if (low <= rate && rate <= high) coverage += probability;
      probability *= ((trials - k) / (k + 1)) * (rate / (1 - rate));
    });
    expect(coverage).toBeGreaterThanOrEqual(0.9);
  }
});

it('has the closed form where nothing succeeded', () => {
  const [low, high] = clopperPearsonInterval(0, 30, 0.95);
  expect(low).toBe(0);
  expect(high).toBeCloseTo(1 - 0.025 ** (1 / 30), 14);
});

it('rejects impossible counts and levels', () => {
  expect(() => clopperPearsonInterval(3, 2)).toThrow(
    'invalid successes: got 3, expected an integer from 0 to 2',
  );
  expect(() => clopperPearsonInterval(0, 0)).toThrow('invalid trials: got 0, expected an integer >= 1');
  expect(() => clopperPearsonInterval(1, 2, 95)).toThrow('invalid level: got 95, expected 0 < level < 1');
});
