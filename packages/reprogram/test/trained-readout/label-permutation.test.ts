import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPromptAndReadout, type LinearProbe } from '../../src/index.js';
import { largestDifference } from '../read-golden.js';
import { wave } from '../wave.js';
import { readouts, readoutTask } from './tasks.js';

const [classes, width] = [5, 16];
const probe: LinearProbe = {
  weight: wave([classes, width], 1).data,
  bias: new Float32Array(classes),
  mean: new Float32Array(width),
  std: new Float32Array(width).fill(1),
  classes,
  width,
};

/** Row `order[k]` of the result is row k. */
function permuted(rows: Float32Array, order: readonly number[]): Float32Array {
  const size = rows.length / order.length;
  const result = new Float32Array(rows.length);
  order.forEach((to, from) => {
    result.set(rows.subarray(from * size, (from + 1) * size), to * size);
  });
  return result;
}

describe('the names of target classes', () => {
  it('decide only which row of a trained head is whose', async () => {
    const task = { ...(await readoutTask(readouts.head)), budget: { kind: 'epochs', amount: 2 } } as const;
    const fit = (start: LinearProbe, labels: Int32Array) =>
      fitPromptAndReadout({
        ...task,
        train: { images: task.train.images, labels },
        readout: { kind: 'head', start: { kind: 'probe', probe: start } },
      });
    const first = await fit(probe, task.train.labels);
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: classes });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        const start = { ...probe, weight: permuted(probe.weight, order), bias: permuted(probe.bias, order) };
        const other = await fit(
          start,
          task.train.labels.map((label) => order[label]!),
        );
        expect(other.epochs.at(-1)!.loss).toBeCloseTo(first.epochs.at(-1)!.loss, 4);
        expect(largestDifference(other.values.theta!.data, first.values.theta!.data)).toBeLessThan(1e-3);
        const expected = permuted(first.readout.probe.weight, order);
        expect(largestDifference(other.readout.probe.weight, expected)).toBeLessThan(1e-3);
      }),
      { numRuns: 5, seed: 2 },
    );
  });
});
