import { dispose, losses, memory, type Optimizer, type Scalar, train } from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Masks } from '../../src/index.js';
import { pruneModel } from '../../src/tfjs/index.js';
import { kernelOf, smallData, smallModel } from './small-model.js';

const options = { method: 'magnitude-global', sparsity: 0.75 } as const;
const loss = 'categoricalCrossentropy';
const data = smallData();
let model: ReturnType<typeof smallModel>;

beforeEach(() => {
  model = smallModel();
});

afterEach(() => {
  model.dispose();
});

afterAll(() => {
  dispose(data);
});

function expectHeld(masks: Masks): void {
  for (const [name, mask] of masks) expect(mask.firstUnmasked(kernelOf(model, name))).toBe(-1);
}

const optimizers: [string, () => Optimizer][] = [
  ['sgd', () => train.sgd(0.1)],
  ['momentum', () => train.momentum(0.1, 0.9)],
  ['adam', () => train.adam(0.01)],
  ['rmsprop', () => train.rmsprop(0.01)],
];

describe('the masks of a pruned model', () => {
  it.each(optimizers)('hold through fit with %s, while kept weights learn', async (_, optimizer) => {
    const { masks } = await pruneModel(model, options);
    const before = kernelOf(model, 'inner/kernel');
    model.compile({ optimizer: optimizer(), loss });
    const seen: boolean[] = [];
    await model.fit(data.images, data.labels, {
      epochs: 3,
      batchSize: 3,
      callbacks: {
        onBatchEnd: () => {
          seen.push([...masks].every(([name, mask]) => mask.firstUnmasked(kernelOf(model, name)) === -1));
        },
      },
    });
    expect(seen).toEqual(Array.from({ length: 9 }, () => true));
    const mask = masks.get('inner/kernel')!;
    const after = kernelOf(model, 'inner/kernel');
    const changed = after.filter((value, i) => value !== before[i]).length;
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThanOrEqual(mask.ones);
    expectHeld(masks);
  });

  it('hold in a model that was compiled before, by name, and is compiled again', async () => {
    model.compile({ optimizer: 'sgd', loss });
    const { masks } = await pruneModel(model, options);
    await model.trainOnBatch(data.images, data.labels);
    expectHeld(masks);
    model.compile({ optimizer: 'adam', loss });
    await model.fit(data.images, data.labels, { epochs: 1 });
    expectHeld(masks);
  });

  it("hold in a loop of one's own", async () => {
    const pruned = await pruneModel(model, options);
    const optimizer = pruned.hold(train.sgd(0.1));
    expect(pruned.hold(optimizer)).toBe(optimizer);
    const step = () =>
      losses.softmaxCrossEntropy(
        data.labels,
        model.apply(data.images, { training: true }) as Scalar,
      ) as Scalar;
    for (let i = 0; i < 3; i++) optimizer.minimize(step);
    expectHeld(pruned.masks);
    await pruned.strip();
    optimizer.dispose();
  });

  it('are +0 even where training diverges to NaN', async () => {
    const { masks } = await pruneModel(model, options);
    model.compile({ optimizer: train.sgd(1e38), loss });
    await model.fit(data.images, data.labels, { epochs: 3 });
    expect(kernelOf(model, 'inner/kernel').some(Number.isNaN)).toBe(true);
    expectHeld(masks);
  });

  it('cost no tensor per step', async () => {
    const pruned = await pruneModel(model, options);
    model.compile({ optimizer: train.sgd(0.1), loss });
    await model.fit(data.images, data.labels, { epochs: 1 });
    const { numTensors } = memory();
    await model.fit(data.images, data.labels, { epochs: 4 });
    expect(memory().numTensors).toBe(numTensors);
    await pruned.strip();
    expect(memory().numTensors).toBe(numTensors - 2);
  });

  it('leave an optimizer as it was in all but this', async () => {
    const optimizer = train.adam(0.01);
    const config = optimizer.getConfig();
    const pruned = await pruneModel(model, options);
    model.compile({ optimizer, loss });
    expect(model.optimizer).toBe(optimizer);
    expect(optimizer.getConfig()).toEqual(config);
    await pruned.strip();
    expect(Object.hasOwn(optimizer, 'applyGradients')).toBe(false);
    expect(Object.hasOwn(model, 'compile')).toBe(false);
  });
});
