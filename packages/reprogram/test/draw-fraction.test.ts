import { describe, expect, it } from 'vitest';
import { drawFraction, drawShots } from '../src/index.js';

const labels = Int32Array.from({ length: 130 }, (_, item) => (item < 100 ? 0 : item < 129 ? 1 : 2));
const options = { classes: 3, seed: 5 };

describe('drawFraction', () => {
  it('takes the share of every class, and at least one image', () => {
    expect([...drawFraction(labels, { ...options, fraction: 0.1 }).perClass]).toEqual([10, 3, 1]);
    expect(drawFraction(labels, { ...options, fraction: 1 }).indices).toHaveLength(130);
  });

  it('holds every smaller share of the same seed, and shot sets within it', () => {
    const larger = new Set(drawFraction(labels, { ...options, fraction: 0.5 }).indices);
    for (const fraction of [0.01, 0.1, 0.3]) {
      for (const index of drawFraction(labels, { ...options, fraction }).indices)
        expect(larger).toContain(index);
    }
    for (const index of drawShots(labels, { ...options, shots: 14 }).indices) expect(larger).toContain(index);
  });

  it('has no image of a class without any', () => {
    expect([...drawFraction(labels, { ...options, classes: 4, fraction: 0.5 }).perClass]).toEqual([
      50, 15, 1, 0,
    ]);
  });

  it.each([0, 1.1, Number.NaN])('refuses %s', (fraction) => {
    expect(() => drawFraction(labels, { ...options, fraction })).toThrow('expected 0 < fraction <= 1');
  });
});
