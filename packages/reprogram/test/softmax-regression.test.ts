import { describe, expect, it } from 'vitest';
import { seededGenerator } from '../src/index.js';
import { SoftmaxRegression } from '../src/linear-probe/softmax-regression.js';
import { standardNormal } from '../src/random/standard-normal.js';

const random = seededGenerator(0, 'test');

describe('SoftmaxRegression', () => {
  it('starts with the loss of a guess', () => {
    const regression = new SoftmaxRegression({ classes: 7, width: 3, l2: 1, batchSize: 2 }, Float32Array);
    regression.x.set(standardNormal(6, random));
    const { loss } = regression.differentiate(Int32Array.of(0, 6));
    expect(loss).toBeCloseTo(2 * Math.log(7), 6);
  });

  it.each([
    [1, 2, 3],
    [5, 4, 9],
    [9, 7, 6],
    [4, 13, 5],
  ])('has the gradient of its loss: %d items, %d classes, %d features', (items, classes, width) => {
    const l2 = 0.3;
    const regression = new SoftmaxRegression({ classes, width, l2, batchSize: items }, Float32Array);
    regression.weight.set(standardNormal(classes * width, random));
    regression.bias.set(standardNormal(classes, random));
    regression.x.set(standardNormal(items * width, random));
    const labels = Int32Array.from({ length: items }, (_, item) => (3 * item) % classes);
    const objective = () => {
      const { loss } = regression.differentiate(labels);
      const penalty = regression.weight.reduce((sum, value) => sum + value * value, 0);
      return loss / items + (l2 / 2) * penalty;
    };
    for (const [values, gradient] of [
      [regression.weight, regression.weightGradient],
      [regression.bias, regression.biasGradient],
    ] as const) {
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index]!;
        const step = 2 ** -9;
        values[index] = value + step;
        const above = objective();
        values[index] = value - step;
        const below = objective();
        values[index] = value;
        objective();
        expect(gradient[index]).toBeCloseTo((above - below) / (2 * step), 3);
      }
    }
  });

  it('takes a smaller batch after a larger one', () => {
    const make = () => new SoftmaxRegression({ classes: 3, width: 2, l2: 0, batchSize: 5 }, Float32Array);
    const used = make();
    used.x.set(standardNormal(10, random));
    used.differentiate(Int32Array.of(0, 1, 2, 0, 1));
    const fresh = make();
    for (const regression of [used, fresh]) {
      regression.x.set([0.5, -1]);
      regression.differentiate(Int32Array.of(2));
    }
    expect(used.weightGradient).toEqual(fresh.weightGradient);
  });

  it('stays finite for logits far apart', () => {
    const regression = new SoftmaxRegression({ classes: 2, width: 1, l2: 0, batchSize: 1 }, Float32Array);
    regression.weight.set([1000, -1000]);
    regression.x.set([1]);
    const { loss } = regression.differentiate(Int32Array.of(1));
    expect(loss).toBe(2000);
    expect([...regression.biasGradient]).toEqual([1, -1]);
  });
});
