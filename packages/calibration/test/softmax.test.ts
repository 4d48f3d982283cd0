import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logits, softmax } from '../src/index.js';
import { anyLogits } from './inputs.js';

const of = (...values: number[]) =>
  Array.from(softmax(logits({ data: Float64Array.from(values), shape: [1, values.length] })).data);

it('is exp over the sum of exp', () => {
  expect(of(Math.log(1), Math.log(2), Math.log(5))).toEqual(
    [0.125, 0.25, 0.625].map((p) => expect.closeTo(p, 15)),
  );
});

it('neither overflows nor gives NaN', () => {
  expect(of(1e100, 0, -1e100)).toEqual([1, 0, 0]);
  expect(of(-1e100, -1e100)).toEqual([0.5, 0.5]);
  expect(of(1000, 999)).toEqual(of(1, 0));
});

it('computes float32 logits in float64', () => {
  const { data } = softmax(logits({ data: Float32Array.of(1, 2), shape: [1, 2] }));
  expect(data).toBeInstanceOf(Float64Array);
  expect(data[0]).toBeCloseTo(1 / (1 + Math.E), 15);
});

it('gives rows in [0, 1] that sum to 1', () => {
  fc.assert(
    fc.property(anyLogits(), ({ scores }) => {
      const { data, shape } = softmax(scores);
      for (let row = 0; row < shape[0]; row++) {
        const values = Array.from(data.subarray(row * shape[1], (row + 1) * shape[1]));
        expect(values.every((p) => p >= 0 && p <= 1)).toBe(true);
        expect(values.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
      }
    }),
  );
});
