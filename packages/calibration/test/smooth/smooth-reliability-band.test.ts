import { describe, expect, it } from 'vitest';
import { mulberry32, smoothReliability, smoothReliabilityBand } from '../../src/index.js';
import { binary } from '../inputs.js';

const random = () => mulberry32(7);
const uniform = mulberry32(1);
const calibrated = (n: number) =>
  binary(
    Array.from({ length: n }, () => {
      const confidence = 0.5 + uniform() / 2;
      return [confidence, uniform() < confidence] as const;
    }),
  );
const options = { sigma: 0.3, points: 5, replicates: 100 };

it('surrounds the curve', () => {
  const model = calibrated(400);
  const { curve } = smoothReliability(model, options);
  const band = smoothReliabilityBand(model, { ...options, random: random() });
  expect(band.map(({ confidence }) => confidence)).toEqual(curve.map(({ confidence }) => confidence));
  band.forEach(({ low, high }, i) => {
    expect(low).toBeLessThan(curve[i]!.accuracy!);
    expect(high).toBeGreaterThan(curve[i]!.accuracy!);
  });
});

it('is twice as wide with a quarter of the samples', () => {
  const widthAt = (n: number) => {
    const band = smoothReliabilityBand(calibrated(n), { ...options, random: random() });
    const { low, high } = band.find(({ confidence }) => confidence === 0.75)!;
    return high - low;
  };
  const ratio = widthAt(250) / widthAt(1000);
  expect(ratio).toBeGreaterThan(1.4);
  expect(ratio).toBeLessThan(2.9);
});

it('has the binomial width where all confidences are equal', () => {
  const n = 400;
  const model = binary(Array.from({ length: n }, (_, i) => [0.8, i % 5 > 0] as const));
  const band = smoothReliabilityBand(model, { ...options, points: 2, random: random(), replicates: 300 });
  const { low, high } = band[0]!;
  const half = 1.96 * Math.sqrt((0.8 * 0.2) / n);
  expect((high - low) / (2 * half)).toBeGreaterThan(0.8);
  expect((high - low) / (2 * half)).toBeLessThan(1.2);
});

it('leaves out places without samples', () => {
  const model = binary(Array.from({ length: 50 }, (_, i) => [0.9, i % 5 > 0] as const));
  const band = smoothReliabilityBand(model, { sigma: 0.01, points: 11, random: random(), replicates: 5 });
  expect(band.map(({ confidence }) => confidence)).toEqual([0.9]);
});

it('is the same for the same seed and for any order of the samples', () => {
  const rows = [0.6, 0.7, 0.8, 0.9, 0.6, 0.75].map((confidence, i) => [confidence, i % 3 > 0] as const);
  const band = smoothReliabilityBand(binary(rows), { ...options, random: random() });
  expect(smoothReliabilityBand(binary([...rows].reverse()), { ...options, random: random() })).toEqual(band);
});

describe('refuses', () => {
  it('to do without a generator', () => {
    expect(() => smoothReliabilityBand(calibrated(5), {} as never)).toThrow('invalid random: got undefined');
  });

  it('a level of 95, and one point', () => {
    expect(() => smoothReliabilityBand(calibrated(5), { random: random(), level: 95 })).toThrow(
      'invalid level',
    );
    expect(() => smoothReliabilityBand(calibrated(5), { random: random(), points: 1 })).toThrow(
      'invalid points',
    );
  });
});
