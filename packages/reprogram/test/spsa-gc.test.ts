import { floatTensor } from '@reticket/network';
import { describe, expect, it } from 'vitest';
import { spsaGc } from '../src/index.js';

const one = (value: number) => ({ w: floatTensor(Float32Array.of(value), [1]) });

describe('spsaGc', () => {
  it('makes the steps worked out by hand for a parabola, whose slope it measures exactly', async () => {
    // L = 3 w^2 / 2, slope 3 w. a_k = 0.2 / (k + 1)^0.5; m_k = 0.5 m_(k-1) + g_k; w <- w - a_k (g_k + 0.5 m_k).
    let [w, momentum] = [2, 0];
    for (let step = 1; step <= 3; step += 1) {
      const slope = 3 * w;
      momentum = 0.5 * momentum + slope;
      w -= (0.2 / (step + 1) ** 0.5) * (slope + 0.5 * momentum);
    }
    expect(w).toBeCloseTo(-0.0327, 4);
    const { w: found } = await spsaGc({
      values: one(2),
      loss: ({ w: tried }) => 1.5 * tried!.data[0]! ** 2,
      steps: 3,
      seed: 0,
      a: 0.2,
      c: 0.1,
      offset: 1,
      alpha: 0.5,
      momentum: 0.5,
      average: 2,
    });
    expect(found!.data[0]).toBeCloseTo(w, 4);
  });

  it('finds the bottom of a bowl in many dimensions', async () => {
    const target = Float32Array.from({ length: 40 }, (_, index) => Math.sin(index));
    const { w } = await spsaGc({
      values: { w: floatTensor(new Float32Array(40), [40]) },
      loss: ({ w: tried }) => tried!.data.reduce((sum, value, at) => sum + (value - target[at]!) ** 2, 0),
      steps: 400,
      seed: 1,
      a: 0.04,
      momentum: 0,
    });
    const worst = w!.data.reduce((most, value, at) => Math.max(most, Math.abs(value - target[at]!)), 0);
    expect(worst).toBeLessThan(0.05);
  });

  it('moves trained values only, within bounds, and looks about as far on both sides', async () => {
    const seen: number[] = [];
    const values = { ...one(0.5), fixed: floatTensor(Float32Array.of(7), [1]) };
    const found = await spsaGc({
      values,
      trained: ['w'],
      bounds: { w: { lowest: 0, highest: 1 } },
      loss: ({ w, fixed }) => {
        seen.push(w!.data[0]!);
        return -w!.data[0]! * fixed!.data[0]!;
      },
      steps: 2,
      seed: 3,
      a: 10,
      c: 0.1,
      gamma: 0,
      average: 1,
    });
    expect(found.w!.data[0]).toBe(1);
    expect(found.fixed!.data[0]).toBe(7);
    expect(values.w.data[0]).toBe(0.5);
    expect(seen[0]! + seen[1]!).toBeCloseTo(1, 6);
    expect(Math.abs(seen[0]! - 0.5)).toBeGreaterThanOrEqual(0.0499);
    expect(Math.abs(seen[0]! - 0.5)).toBeLessThanOrEqual(0.1001);
  });

  it('stops at a loss that is not finite', async () => {
    const loss = () => Number.NaN;
    await expect(spsaGc({ values: one(0), loss, steps: 1, seed: 0 })).rejects.toThrow(
      expect.objectContaining({ code: 'RETICKET_NON_FINITE_LOSS' }),
    );
  });

  it.each([
    [{ steps: 0 }, 'invalid steps: got 0'],
    [{ a: 0 }, 'invalid a: got 0'],
    [{ c: Number.NaN }, 'invalid c: got NaN'],
    [{ gamma: -1 }, 'invalid gamma: got -1'],
    [{ momentum: 1 }, 'invalid momentum: got 1, expected 0 <= momentum < 1'],
    [{ average: 1.5 }, 'invalid average: got 1.5'],
  ])('refuses %o', async (changes, message) => {
    const options = { values: one(0), loss: () => 0, steps: 1, seed: 0, ...changes };
    await expect(spsaGc(options)).rejects.toThrow(message);
  });
});
