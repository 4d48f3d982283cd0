import { describe, expect, it } from 'vitest';
import { randomLabelMap, seededGenerator } from '../src/index.js';

describe('randomLabelMap', () => {
  const draw = (seed: number) =>
    randomLabelMap({ sourceClasses: 12, targetClasses: 5 }, seededGenerator(seed, 'test'));

  it('is one-to-one and depends on the generator alone', () => {
    const map = draw(1);
    expect(new Set(map).size).toBe(5);
    expect(map.every((source) => source >= 0 && source < 12)).toBe(true);
    expect(draw(1)).toEqual(map);
    expect(draw(2)).not.toEqual(map);
  });

  it('uses every source class about as often', () => {
    const counts = new Int32Array(12);
    for (let seed = 0; seed < 1200; seed += 1) {
      for (const source of draw(seed)) counts[source] = counts[source]! + 1;
    }
    // 500 expected each, standard deviation 17; the seeds are fixed.
    expect(Math.min(...counts)).toBeGreaterThan(430);
    expect(Math.max(...counts)).toBeLessThan(570);
  });

  it('refuses more target classes than source classes', () => {
    expect(() => randomLabelMap({ sourceClasses: 2, targetClasses: 3 }, seededGenerator(0, 'test'))).toThrow(
      expect.objectContaining({ code: 'RETICKET_TOO_MANY_CLASSES' }),
    );
  });
});
