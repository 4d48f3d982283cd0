import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceFromReference, referenceResult } from '../support/operation.js';
import { randomNumbers, randomTensor } from '../support/random.js';

const runs = { seed: 1, numRuns: 40 };
const kernel = fc.integer({ min: 1, max: 4 });
const count = fc.integer({ min: 1, max: 3 });

/** A window along one axis that fits at least once; `margin` says how much padding the kernel allows. */
function axis(margin: (kernel: number) => number) {
  return kernel.chain((k) =>
    fc
      .record({
        kernel: fc.constant(k),
        stride: count,
        before: fc.integer({ min: 0, max: margin(k) }),
        after: fc.integer({ min: 0, max: margin(k) }),
        size: fc.integer({ min: 1, max: 9 }),
      })
      .filter(({ before, after, size }) => size + before + after >= k),
  );
}

type Axis = Record<'kernel' | 'stride' | 'before' | 'after' | 'size', number>;

function windowOf(rows: Axis, columns: Axis) {
  return {
    size: [rows.size, columns.size] as const,
    kernel: [rows.kernel, columns.kernel] as const,
    strides: [rows.stride, columns.stride] as const,
    pads: [rows.before, columns.before, rows.after, columns.after] as const,
  };
}

it('convolutions and their gradients equal the reference for any window', async () => {
  const any = axis((k) => k + 1);
  await fc.assert(
    fc.asyncProperty(any, any, count, count, count, fc.nat(), async (rows, columns, n, c, o, seed) => {
      const { size, ...window } = windowOf(rows, columns);
      const random = randomNumbers(seed);
      const attributes = { strides: window.strides, pads: window.pads, groups: 1 };
      const x = randomTensor(random, [n, c, ...size]);
      const weight = randomTensor(random, [o, c, ...window.kernel]);
      const { shape } = referenceResult({ op: 'conv2d', attributes, inputs: [x, weight] });
      const dy = randomTensor(random, shape);
      const differences = [
        await differenceFromReference({ op: 'conv2d', attributes, inputs: [x, weight] }),
        await differenceFromReference({
          op: 'conv2dInputGradient',
          attributes: { ...attributes, inputSize: size },
          inputs: [dy, weight],
        }),
        await differenceFromReference({
          op: 'conv2dWeightGradient',
          attributes: { ...attributes, kernel: window.kernel },
          inputs: [x, dy],
        }),
      ];
      expect(Math.max(...differences)).toBeLessThan(1e-5);
    }),
    runs,
  );
});

it('max poolings and their gradients equal the reference for any window, ties included', async () => {
  const any = axis((k) => k - 1);
  await fc.assert(
    fc.asyncProperty(any, any, fc.boolean(), fc.nat(), async (rows, columns, ceil, seed) => {
      const { size, ...window } = windowOf(rows, columns);
      const random = randomNumbers(seed);
      const attributes = { ...window, ceil };
      const { shape, data } = randomTensor(random, [2, 2, ...size], [-3, 3]);
      const x = { shape, data: data.map(Math.round) };
      const y = referenceResult({ op: 'maxPool', attributes, inputs: [x] });
      const dy = randomTensor(random, y.shape);
      const inputs = [x, y, dy];
      expect(await differenceFromReference({ op: 'maxPool', attributes, inputs: [x] })).toBe(0);
      expect(await differenceFromReference({ op: 'maxPoolGradient', attributes, inputs })).toBeLessThan(1e-5);
    }),
    runs,
  );
});

it('average poolings and their gradients equal the reference for any window', async () => {
  const any = axis((k) => k + 1);
  await fc.assert(
    fc.asyncProperty(any, any, fc.nat(), async (rows, columns, seed) => {
      const { size, ...attributes } = windowOf(rows, columns);
      const random = randomNumbers(seed);
      const x = randomTensor(random, [2, 2, ...size]);
      const dy = randomTensor(random, referenceResult({ op: 'averagePool', attributes, inputs: [x] }).shape);
      const gradient = { ...attributes, inputSize: size };
      expect(await differenceFromReference({ op: 'averagePool', attributes, inputs: [x] })).toBeLessThan(
        1e-5,
      );
      const difference = await differenceFromReference({
        op: 'averagePoolGradient',
        attributes: gradient,
        inputs: [dy],
      });
      expect(difference).toBeLessThan(1e-5);
    }),
    runs,
  );
});
