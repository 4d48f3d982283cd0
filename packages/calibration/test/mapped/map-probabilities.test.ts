import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyTemperature,
  type LabelMap,
  mapLogits,
  mapProbabilities,
  probabilities,
  probabilitiesFromRows,
  softmax,
} from '../../src/index.js';
import { anyLogits } from '../inputs.js';

const source = probabilitiesFromRows([
  [0.1, 0.2, 0.3, 0.4],
  [0, 1, 0, 0],
]);
const many = [Int32Array.of(0, 2), Int32Array.of(1)];

const expectClose = (actual: ArrayLike<number>, expected: ArrayLike<number>) => {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) expect(actual[i]).toBeCloseTo(expected[i]!, 12);
};

/** Source logits with a one-to-one map, or a many-to-one map, of some of their classes. */
const anyMapped = (group: (sources: number[]) => LabelMap) =>
  anyLogits().chain(({ scores }) =>
    fc
      .shuffledSubarray(
        Array.from({ length: scores.shape[1] }, (_, i) => i),
        { minLength: 2 },
      )
      .map((sources) => ({ scores, map: group(sources) })),
  );
const oneToOne = (sources: number[]) => Int32Array.from(sources);
const manyToOne = ([first, ...others]: number[]) => [Int32Array.of(first!), Int32Array.from(others)];

it('adds the probabilities of each group and renormalises', () => {
  expectClose(mapProbabilities(source, many).data, [4 / 6, 2 / 6, 0, 1]);
});

it('shows the mass that no target has as a class of its own', () => {
  const mapped = mapProbabilities(source, many, { leftover: 'class' });
  expect(mapped.shape).toEqual([2, 3]);
  expectClose(mapped.data, [0.4, 0.2, 0.4, 0, 1, 0]);
});

it('gives a leftover of 0 where every source class is mapped', () => {
  const all = [Int32Array.of(0, 2), Int32Array.of(1, 3)];
  expectClose(mapProbabilities(source, all, { leftover: 'class' }).data, [0.4, 0.6, 0, 0, 1, 0]);
});

it('gives rows that are probabilities again', () => {
  fc.assert(
    fc.property(anyMapped(manyToOne), fc.constantFrom('drop', 'class'), ({ scores, map }, leftover) => {
      const warm = softmax(applyTemperature(scores, 10));
      const { data, shape } = mapProbabilities(warm, map, { leftover });
      expect(probabilities({ data, shape }, { tolerance: 1e-12 }).shape).toEqual(shape);
    }),
  );
});

it('is softmax over the mapped logits for one-to-one maps, so that a temperature goes before or after', () => {
  fc.assert(
    fc.property(
      anyMapped(oneToOne),
      fc.double({ min: 3, max: 20, noNaN: true }),
      ({ scores, map }, temperature) => {
        const before = mapProbabilities(softmax(applyTemperature(scores, temperature)), map);
        const after = softmax(applyTemperature(mapLogits(scores, map), temperature));
        expectClose(before.data, after.data);
      },
    ),
  );
});

it('is softmax over the mapped logits for sums too, at equal temperature', () => {
  fc.assert(
    fc.property(anyMapped(manyToOne), ({ scores, map }) => {
      const warm = applyTemperature(scores, 10);
      expectClose(mapProbabilities(softmax(warm), map).data, softmax(mapLogits(warm, map)).data);
    }),
  );
});

it('refuses to renormalise a row without mass, and logits', () => {
  expect(() => mapProbabilities(source, Int32Array.of(0, 3))).toThrow(
    'invalid mapped mass of row 1: got 0, expected more than 0 (mapLogits cannot underflow)',
  );
  expectClose(
    mapProbabilities(source, Int32Array.of(0, 3), { leftover: 'class' }).data,
    [0.1, 0.4, 0.5, 0, 0, 1],
  );
  fc.assert(
    fc.property(anyMapped(oneToOne), ({ scores, map }) => {
      expect(() => mapProbabilities(scores as never, map)).toThrow(
        'invalid scores for mapProbabilities: got logits',
      );
    }),
    { numRuns: 1 },
  );
});
