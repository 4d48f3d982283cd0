import { describe, expect, it } from 'vitest';
import {
  fitRidgePath,
  fitRidgeProbe,
  predictLinearProbe,
  type RidgePathOptions,
  seededGenerator,
} from '../src/index.js';
import { standardNormal } from '../src/random/standard-normal.js';
import { shrunkStandardization } from '../src/ridge-probe/shrunk-standardization.js';

const classes = 3;
const width = 6;

/** Overlapping clouds, one for each class. */
function clouds(perClass: number, seed: number) {
  const centres = standardNormal(classes * width, seededGenerator(0, 'centres'));
  const noise = standardNormal(perClass * classes * width, seededGenerator(seed, 'items'));
  const labels = Int32Array.from({ length: perClass * classes }, (_, item) => item % classes);
  const features = noise.map((value, position) => {
    const label = labels[Math.floor(position / width)]!;
    return 2 * value + centres[label * width + (position % width)]!;
  });
  return { features, labels };
}

const options: RidgePathOptions = { ...clouds(8, 1), classes, width, validation: clouds(100, 2) };

describe('fitRidgePath', () => {
  it('chooses the penalty of the lowest validation NLL, inside the path', async () => {
    const { path, chosen, probe } = await fitRidgePath(options);
    const losses = path.map(({ validation }) => validation.nll);
    expect(losses[chosen]).toBe(Math.min(...losses));
    expect(probe.l2).toBe(path[chosen]!.l2);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(path.length - 1);
    expect(path.every(({ converged }) => converged)).toBe(true);
  });

  it('fits the training items better and better as the penalty falls', async () => {
    const { path } = await fitRidgePath({ ...options, gradientTolerance: 1e-7 });
    const losses = path.map(({ trainLoss }) => trainLoss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it('ends, begun at the minimum before, where a fit from zeros ends, in fewer passes', async () => {
    const { path } = await fitRidgePath({ ...options, gradientTolerance: 1e-7 });
    let passes = 0;
    for (const { l2, objective } of path) {
      const cold = await fitRidgeProbe({ ...options, l2, gradientTolerance: 1e-7 });
      expect(Math.abs(cold.objective / objective - 1)).toBeLessThan(1e-6);
      passes += cold.evaluations;
    }
    expect(path.reduce((sum, { evaluations }) => sum + evaluations, 0)).toBeLessThan(passes);
  });

  it('prefers the stronger of penalties that do equally well', async () => {
    const flat = { ...options, features: options.features.map(() => 1) };
    const { chosen, path } = await fitRidgePath({ ...flat, ridges: [1, 0.1, 0.01] });
    expect(path[0]!.validation.nll).toBe(path[2]!.validation.nll);
    expect(chosen).toBe(0);
  });

  it('gives the same bytes again', async () => {
    expect(await fitRidgePath(options)).toEqual(await fitRidgePath(options));
  });

  it('permutes with the labels', async () => {
    const turned = (labels: Int32Array) => labels.map((label) => (label + 1) % classes);
    const plain = await fitRidgeProbe({ ...options, gradientTolerance: 1e-8 });
    const permuted = await fitRidgeProbe({
      ...options,
      labels: turned(options.labels),
      gradientTolerance: 1e-8,
    });
    for (let label = 0; label < classes; label += 1) {
      const row = (weight: Float32Array, of: number) => [...weight.subarray(of * width, (of + 1) * width)];
      row(permuted.weight, (label + 1) % classes).forEach((value, column) => {
        expect(value).toBeCloseTo(row(plain.weight, label)[column]!, 4);
      });
    }
  });

  it.each<[string, Partial<RidgePathOptions>, string]>([
    ['no penalties', { ridges: [] }, 'invalid ridges: got none'],
    ['penalties that rise', { ridges: [0.1, 1] }, 'invalid ridges: got 1 after 0.1, expected falling ones'],
    ['a negative penalty', { ridges: [1, -1] }, 'invalid l2: got -1'],
    ['an unknown weighting', { classWeighting: 'square' as 'uniform' }, 'invalid classWeighting: got square'],
    ['no tolerance', { gradientTolerance: 0 }, 'invalid gradientTolerance: got 0'],
    [
      'validation items of another width',
      { validation: { features: new Float32Array(10), labels: Int32Array.of(0, 1) } },
      'invalid features: got 10 values, expected 2 x 6',
    ],
    ['a class without an item', { classes: 4 }, 'got no image of class 3'],
  ])('refuses %s', async (_, changes, message) => {
    await expect(fitRidgePath({ ...options, ...changes })).rejects.toThrow(message);
  });

  it('stops when told', async () => {
    await expect(fitRidgePath({ ...options, signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
  });
});

describe('class weighting', () => {
  it('balanced: copies of a class change nothing', async () => {
    const { features, labels } = options;
    const copies = {
      features: Float32Array.from([
        ...features,
        ...[...features].filter((_, i) => Math.floor(i / width) % classes === 1),
      ]),
      labels: Int32Array.from([...labels, ...labels.filter((label) => label === 1)]),
    };
    const common = {
      ...options,
      classWeighting: 'balanced',
      standardize: false,
      gradientTolerance: 1e-9,
    } as const;
    const once = await fitRidgeProbe(common);
    const twice = await fitRidgeProbe({ ...common, ...copies });
    expect(twice.objective).toBeCloseTo(once.objective, 9);
  });
});

describe('standardisation of few items', () => {
  /** One item of each class; feature 0 differs by a hundredth, and by 1 among other items. */
  const few = {
    features: Float32Array.of(0.01, 1, 0, 0, 0, 1, 0.005, -1, -1),
    labels: Int32Array.of(0, 1, 2),
    classes: 3,
    width: 3,
  };

  it('does not blow up a feature that hardly varied', async () => {
    const { std } = shrunkStandardization(few.features, 3);
    expect(std[0]).toBeGreaterThan(0.5);
    const probe = await fitRidgeProbe({ ...few, l2: 0.01 });
    const logits = predictLinearProbe(probe, Float32Array.of(1, 0, 0));
    expect(Math.max(...logits) - Math.min(...logits)).toBeLessThan(3);
  });

  it('is that of the items themselves when there are many', () => {
    const features = standardNormal(20_000, seededGenerator(0, 'many')).map(
      (value, i) => (i % 2 ? 3 : 1) * value,
    );
    const { std } = shrunkStandardization(features, 2);
    expect(std[0]).toBeCloseTo(1, 1);
    expect(std[1]).toBeCloseTo(3, 1);
  });
});
