import { describe, expect, it } from 'vitest';
import { applyTemperature, logitsFromRows, mapLogits, type Probabilities, softmax } from '../../src/index.js';

const many = [Int32Array.of(0, 2), Int32Array.of(1)];
/** Logits whose softmax is 1/10, 2/10, 3/10, 4/10. */
const tenths = logitsFromRows([[1, 2, 3, 4].map(Math.log)]);
const close = (scores: Probabilities, expected: number[]) => {
  expect(scores.data).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(scores.data[i]).toBeCloseTo(value, 15);
  });
};

it('selects the logits of a one-to-one map', () => {
  const scores = mapLogits(
    logitsFromRows([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]),
    Int32Array.of(2, 0, 1),
  );
  expect(scores.kind).toBe('logits');
  expect(scores.shape).toEqual([2, 3]);
  expect(Array.from(scores.data)).toEqual([3, 1, 2, 7, 5, 6]);
});

it('adds the probabilities of a group, and renormalises what is mapped', () => {
  close(softmax(mapLogits(tenths, many)), [4 / 6, 2 / 6]);
});

it('keeps the size of target probabilities beside a leftover class', () => {
  close(softmax(mapLogits(tenths, many, { leftover: 'class' })), [4 / 10, 2 / 10, 4 / 10]);
  close(softmax(mapLogits(tenths, Int32Array.of(3, 1), { leftover: 'class' })), [4 / 10, 2 / 10, 4 / 10]);
});

it('averages logits: the geometric mean of the probabilities of a group', () => {
  const means = [Math.sqrt(1 * 3), 2];
  const sum = Math.sqrt(3) + 2;
  close(
    softmax(mapLogits(tenths, many, { combine: 'mean' })),
    means.map((value) => value / sum),
  );
});

it('keeps the digits of rows whose mapped classes have next to no mass', () => {
  const source = logitsFromRows([[0, -2000, -2001, -2000]]);
  const scores = softmax(mapLogits(source, [Int32Array.of(1, 3), Int32Array.of(2)]));
  expect(scores.data[0]).toBeCloseTo(2 / (2 + Math.exp(-1)), 12);
});

describe('a temperature before or after the map', () => {
  const before = (map: Parameters<typeof mapLogits>[1], options: Parameters<typeof mapLogits>[2]) =>
    softmax(mapLogits(applyTemperature(tenths, 2), map, options)).data;
  const after = (map: Parameters<typeof mapLogits>[1], options: Parameters<typeof mapLogits>[2]) =>
    softmax(applyTemperature(mapLogits(tenths, map, options), 2)).data;

  it('differs for a sum, as by hand', () => {
    const roots = [1, 2, 3].map(Math.sqrt) as [number, number, number];
    expect(before(many, {})[0]).toBeCloseTo((roots[0] + roots[2]) / (roots[0] + roots[1] + roots[2]), 15);
    expect(after(many, {})[0]).toBeCloseTo(2 / (2 + Math.SQRT2), 15);
  });

  it('differs for a one-to-one map with a leftover class', () => {
    const map = Int32Array.of(3, 1);
    const left = 1 + Math.sqrt(3);
    expect(before(map, { leftover: 'class' })[0]).toBeCloseTo(2 / (2 + Math.SQRT2 + left), 15);
    expect(after(map, { leftover: 'class' })[0]).toBeCloseTo(2 / (2 + Math.SQRT2 + 2), 15);
  });

  it('is the same for a mean', () => {
    expect(before(many, { combine: 'mean' })[0]).toBeCloseTo(after(many, { combine: 'mean' })[0]!, 15);
  });
});

describe('refuses', () => {
  it('a leftover class of means, and one that no source class is left for', () => {
    expect(() => mapLogits(tenths, many, { combine: 'mean', leftover: 'class' })).toThrow(
      'invalid combine: got "mean", expected sum, where the leftover is a class',
    );
    expect(() => mapLogits(tenths, Int32Array.of(3, 1, 0, 2), { leftover: 'class' })).toThrow(
      'invalid leftover: got "class", expected drop, as the label map has every source class',
    );
  });

  it('probabilities, and unknown words', () => {
    expect(() => mapLogits(softmax(tenths) as never, many)).toThrow(
      'invalid scores for mapLogits: got probabilities',
    );
    expect(() => mapLogits(tenths, many, { combine: 'max' as never })).toThrow('invalid combine: got "max"');
    expect(() => mapLogits(tenths, many, { leftover: 'keep' as never })).toThrow(
      'invalid leftover: got "keep"',
    );
  });
});
