import { describe, expect, it } from 'vitest';
import { argMaxRows, fitLinearProbe, type LinearProbeOptions, predictLinearProbe } from '../src/index.js';
import { SoftmaxRegression } from '../src/linear-probe/softmax-regression.js';
import { standardizationOf } from '../src/linear-probe/standardization.js';
import { largestDifference, readGolden } from './read-golden.js';

const golden = readGolden<{
  features: number[];
  labels: number[];
  classes: number;
  width: number;
  epochs: number;
  batchSize: number;
  l2: number;
  mean: number[];
  std: number[];
  losses: number[];
  weight: number[];
  bias: number[];
  logits: number[];
}>('linear-probe');
const { classes, width, l2, batchSize } = golden;
const options: LinearProbeOptions = {
  features: Float32Array.from(golden.features),
  labels: Int32Array.from(golden.labels),
  classes,
  width,
  l2,
  batchSize,
  budget: { kind: 'epochs', amount: golden.epochs },
  seed: 3,
};

describe('fitLinearProbe', () => {
  it('trains as PyTorch does on the same batches', () => {
    const probe = fitLinearProbe(options);
    expect(largestDifference(probe.mean, golden.mean)).toBeLessThan(1e-5);
    expect(largestDifference(probe.std, golden.std)).toBeLessThan(1e-5);
    const losses = probe.epochs.map(({ loss }) => loss);
    expect(largestDifference(losses, golden.losses)).toBeLessThan(1e-5);
    expect(largestDifference(probe.weight, golden.weight)).toBeLessThan(1e-5);
    expect(largestDifference(probe.bias, golden.bias)).toBeLessThan(1e-5);
    expect(largestDifference(predictLinearProbe(probe, options.features), golden.logits)).toBeLessThan(1e-4);
  });

  it('reaches the minimum of the convex objective', () => {
    const budget = { kind: 'epochs', amount: 4000 } as const;
    const probe = fitLinearProbe({ ...options, budget, batchSize: 48 });
    const regression = new SoftmaxRegression({ classes, width, l2, batchSize: 48 }, Float32Array);
    regression.weight.set(probe.weight);
    regression.bias.set(probe.bias);
    const x = options.features.map(
      (value, position) => (value - probe.mean[position % width]!) / probe.std[position % width]!,
    );
    regression.x.set(x);
    regression.differentiate(options.labels);
    const gradients = [...regression.weightGradient, ...regression.biasGradient];
    expect(Math.max(...gradients.map(Math.abs))).toBeLessThan(1e-5);
  });

  it('gives the same bytes for the same seed, and others for another order', () => {
    expect(fitLinearProbe(options)).toEqual(fitLinearProbe(options));
    expect(fitLinearProbe({ ...options, seed: 4 }).weight).not.toEqual(fitLinearProbe(options).weight);
  });

  it('counts steps, items and multiply-accumulates', () => {
    expect(fitLinearProbe(options)).toMatchObject({
      steps: 36,
      imageSteps: 12 * 48,
      macs: 2 * 12 * 48 * width * classes,
    });
    const cut = fitLinearProbe({ ...options, budget: { kind: 'steps', amount: 4 } });
    expect(cut).toMatchObject({ steps: 4, imageSteps: 48 + 19 });
    expect(cut.epochs).toHaveLength(2);
  });

  it('fits separable features, whatever their scale', () => {
    for (const scale of [1e-3, 1, 1e3]) {
      const features = options.features.map((_, position) =>
        position % width === golden.labels[Math.floor(position / width)]! ? scale : 0,
      );
      const probe = fitLinearProbe({ ...options, features });
      expect(argMaxRows(predictLinearProbe(probe, features), classes)).toEqual(options.labels);
    }
  });

  it('takes the features as they are without standardisation', () => {
    const { mean, std } = fitLinearProbe({ ...options, standardize: false });
    expect([...mean]).toEqual(Array(width).fill(0));
    expect([...std]).toEqual(Array(width).fill(1));
  });

  it('learns from one item of each class', () => {
    const one = {
      features: options.features.slice(0, classes * width),
      labels: Int32Array.of(0, 1, 2, 3, 4),
    };
    const probe = fitLinearProbe({ ...options, ...one, budget: { kind: 'epochs', amount: 100 } });
    expect(probe.epochs.at(-1)!.accuracy).toBe(1);
  });

  it.each<[string, Partial<LinearProbeOptions>, string, string]>([
    ['features of another width', { width: 9 }, 'RETICKET_SHAPE_MISMATCH', 'got 480 values, expected 48 x 9'],
    ['an empty class', { classes: 6 }, 'RETICKET_EMPTY_CLASS', 'got no image of class 5'],
    ['a label that is no class', { classes: 4 }, 'RETICKET_LABEL_RANGE', 'invalid label of item 4: got 4'],
    ['a negative penalty', { l2: -1 }, 'RETICKET_INVALID_ARGUMENT', 'invalid l2: got -1'],
    ['no batch', { batchSize: 0 }, 'RETICKET_INVALID_ARGUMENT', 'invalid batchSize: got 0'],
    ['no items', { labels: new Int32Array() }, 'RETICKET_INVALID_ARGUMENT', 'invalid number of items: got 0'],
    [
      'features that are NaN',
      { features: options.features.map((value, position) => (position === 13 ? Number.NaN : value)) },
      'RETICKET_INVALID_ARGUMENT',
      'invalid feature 3 of item 1: got NaN',
    ],
  ])('refuses %s', (_, changes, code, message) => {
    expect(() => fitLinearProbe({ ...options, ...changes })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('stops at a loss that is not finite', () => {
    const features = options.features.map((value) => value * 1e30);
    expect(() => fitLinearProbe({ ...options, features, standardize: false, learningRate: 1e30 })).toThrow(
      expect.objectContaining({ code: 'RETICKET_NON_FINITE_LOSS' }),
    );
  });
});

describe('predictLinearProbe', () => {
  it('refuses features that are no whole rows', () => {
    expect(() => predictLinearProbe(fitLinearProbe(options), new Float32Array(11))).toThrow(
      'invalid features: got 11 values, expected a multiple of 10',
    );
  });
});

describe('standardizationOf', () => {
  it('divides constants by 1, also where their mean is not exact', () => {
    const features = new Float32Array(3000).fill(0.1);
    expect([...standardizationOf(features, 1).std]).toEqual([1]);
  });

  it('keeps the spread of features that vary little around zero', () => {
    const { mean, std } = standardizationOf(Float32Array.of(-1e-5, 1e-5), 1);
    expect(mean[0]).toBe(0);
    expect(std[0]).toBeCloseTo(1e-5, 10);
  });
});
