import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argMaxRows,
  bayesianLabelMap,
  frequencyMatrix,
  manyToOneLabelMap,
  mixLogits,
  ProbabilitySums,
} from '../src/index.js';
import { frequencies, matrixOf } from './counts.js';
import { largestDifference, readGolden } from './read-golden.js';

const golden = readGolden<{
  bayesian: {
    logits: number[];
    labels: number[];
    sourceClasses: number;
    targetClasses: number;
    blm: { smoothing: number; weights: number[] }[];
    blmPlus: { smoothing: number; topK: number; weights: number[] }[];
  }[];
  manyToOne: { counts: number[][]; perTarget: number; chosen: number[][] }[];
}>('label-weights');

describe("the authors' Bayesian label maps", () => {
  for (const { sourceClasses, targetClasses, blm, blmPlus, ...data } of golden.bayesian) {
    const logits = Float32Array.from(data.logits);
    const labels = Int32Array.from(data.labels);

    it.each(blm)(
      `BLM, ${sourceClasses} to ${targetClasses} classes, lambda $smoothing`,
      ({ smoothing, weights }) => {
        const seen = argMaxRows(logits, sourceClasses);
        const map = bayesianLabelMap(frequencyMatrix(seen, labels, { sourceClasses, targetClasses }), {
          smoothing,
        });
        expect(largestDifference(map.weights, weights)).toBeLessThan(1e-6);
      },
    );

    it.each(blmPlus)(
      `BLM+, ${sourceClasses} to ${targetClasses} classes, top $topK`,
      ({ smoothing, topK, weights }) => {
        const sums = new ProbabilitySums(sourceClasses, targetClasses, topK).add(logits, labels);
        expect(largestDifference(bayesianLabelMap(sums, { smoothing }).weights, weights)).toBeLessThan(1e-6);
      },
    );
  }
});

describe('ILM-VP with several source classes for each target class', () => {
  it.each(golden.manyToOne)('$perTarget each', ({ counts, perTarget, chosen }) => {
    const { weights } = manyToOneLabelMap(matrixOf(counts), perTarget);
    expect([...weights].map((weight) => Number(weight > 0))).toEqual(chosen.flat());
  });
});

describe('bayesianLabelMap', () => {
  it('has columns that sum to 1, whatever the counts', () => {
    fc.assert(
      fc.property(frequencies, fc.constantFrom(0, 0.5, 1), (matrix, smoothing) => {
        const { weights, targetClasses } = bayesianLabelMap(matrix, { smoothing });
        for (let target = 0; target < targetClasses; target += 1) {
          const column = [...weights].filter((_, position) => position % targetClasses === target);
          expect(column.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        }
      }),
    );
  });

  it('weighs by hand: 3 of 4 images of source 0 and 1 of 1 of source 1, lambda 1', () => {
    const { weights } = bayesianLabelMap(
      matrixOf([
        [3, 1],
        [1, 0],
      ]),
    );
    const [first, second] = [3 / 5, 1 / 2];
    expect(weights[0]).toBeCloseTo(first / (first + second), 6);
    expect(weights[2]).toBeCloseTo(second / (first + second), 6);
    expect([weights[1], weights[3]]).toEqual([1, 0]);
  });

  it('refuses a negative smoothing', () => {
    expect(() => bayesianLabelMap(matrixOf([[1]]), { smoothing: -1 })).toThrow('invalid smoothing: got -1');
  });
});

describe('manyToOneLabelMap', () => {
  it('refuses more source classes than there are', () => {
    expect(() =>
      manyToOneLabelMap(
        matrixOf([
          [1, 0],
          [0, 1],
          [0, 0],
        ]),
        2,
      ),
    ).toThrow(expect.objectContaining({ code: 'RETICKET_TOO_MANY_CLASSES' }));
  });
});

describe('ProbabilitySums', () => {
  it('does not depend on batches', () => {
    const [{ logits, labels, sourceClasses, targetClasses }] = golden.bayesian as [
      (typeof golden.bayesian)[0],
    ];
    const all = new ProbabilitySums(sourceClasses, targetClasses).add(
      Float32Array.from(logits),
      Int32Array.from(labels),
    );
    const one = new ProbabilitySums(sourceClasses, targetClasses);
    labels.forEach((label, item) => {
      one.add(
        Float32Array.from(logits.slice(item * sourceClasses, (item + 1) * sourceClasses)),
        Int32Array.of(label),
      );
    });
    expect(one.sums).toEqual(all.sums);
  });

  it('refuses to take more classes than there are', () => {
    expect(() => new ProbabilitySums(3, 2, 4)).toThrow('invalid topK: got 4, expected at most 3');
  });
});

describe('mixLogits', () => {
  it('multiplies source logits with the weights', () => {
    const map = { weights: Float32Array.of(1, 0.5, 0, 0.5), sourceClasses: 2, targetClasses: 2 };
    expect([...mixLogits(Float32Array.of(2, 4, -1, 3), map)]).toEqual([2, 3, -1, 1]);
  });

  it('adds the bias of trained weights to every row', () => {
    const bias = Float32Array.of(10, -1);
    const map = { weights: Float32Array.of(1, 0.5, 0, 0.5), bias, sourceClasses: 2, targetClasses: 2 };
    expect([...mixLogits(Float32Array.of(2, 4, -1, 3), map)]).toEqual([12, 2, 9, 0]);
  });

  it('refuses logits that are no whole rows', () => {
    const map = { weights: new Float32Array(4), sourceClasses: 2, targetClasses: 2 };
    expect(() => mixLogits(new Float32Array(3), map)).toThrow('expected a multiple of 2');
  });
});
