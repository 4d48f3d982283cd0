import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brier, type CorpDecomposition, corpDecomposition } from '../../src/index.js';
import { anyLogits, binary, pick, withSoftmax } from '../inputs.js';
import { eventOf, golden, inputOf } from './golden.js';

describe.each(golden.cases.map((one) => [one.name, one] as const))('model-diagnostics on %s', (_, one) => {
  it.each(one.events)('event $event', ({ event, ...decompositions }) => {
    for (const score of ['brier', 'log'] as const) {
      const expected = decompositions[score];
      if (expected === null) continue;
      const found = corpDecomposition(inputOf(one), { score, ...eventOf(event) });
      for (const [term, value] of Object.entries(expected)) {
        expect(found[term as keyof CorpDecomposition], `${score} ${term}`).toBeCloseTo(value, 12);
      }
    }
  });
});

const mixed = binary([
  [0.6, true],
  [0.7, false],
  [0.8, true],
  [0.9, true],
]);

it('splits the Brier score of four forecasts, two of which descend', () => {
  const score = (0.16 + 0.49 + 0.04 + 0.01) / 4;
  const recalibrated = (0.25 + 0.25 + 0 + 0) / 4;
  const found = corpDecomposition(mixed);
  expect(found.score).toBeCloseTo(score, 15);
  expect(found.miscalibration).toBeCloseTo(score - recalibrated, 15);
  expect(found.discrimination).toBeCloseTo(3 / 16 - recalibrated, 15);
  expect(found.uncertainty).toBeCloseTo(3 / 16, 15);
});

it('splits the log score of the same forecasts', () => {
  const score = -(Math.log(0.6) + Math.log(0.3) + Math.log(0.8) + Math.log(0.9)) / 4;
  const recalibrated = Math.log(2) / 2;
  const uncertainty = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
  const found = corpDecomposition(mixed, { score: 'log' });
  expect(found.score).toBeCloseTo(score, 14);
  expect(found.miscalibration).toBeCloseTo(score - recalibrated, 14);
  expect(found.discrimination).toBeCloseTo(uncertainty - recalibrated, 14);
  expect(found.uncertainty).toBeCloseTo(uncertainty, 14);
});

it('has no miscalibration where equal forecasts are the frequency, and no discrimination either', () => {
  const calibrated = binary([
    [0.75, true],
    [0.75, false],
    [0.75, true],
    [0.75, true],
  ]);
  const found = corpDecomposition(calibrated);
  expect(found.miscalibration).toBe(0);
  expect(found.discrimination).toBe(0);
  expect(found.score).toBe(found.uncertainty);
});

it('of all right, all wrong or one sample the score is miscalibration alone', () => {
  for (const correct of [true, false]) {
    for (const score of ['brier', 'log'] as const) {
      const alike = binary([
        [1, correct],
        [0.75, correct],
      ]);
      const { uncertainty, discrimination, ...found } = corpDecomposition(alike, { score });
      expect(uncertainty).toBe(0);
      expect(discrimination).toBe(0);
      expect(found.miscalibration).toBe(found.score);
      expect(Number.isFinite(found.score)).toBe(true);
    }
  }
  expect(corpDecomposition(binary([[0.75, true]]))).toEqual({
    score: 0.0625,
    miscalibration: 0.0625,
    discrimination: 0,
    uncertainty: 0,
  });
});

it('counts a certain and wrong forecast with the clip', () => {
  const wrong = binary([[1, false]]);
  expect(corpDecomposition(wrong, { score: 'log' }).score).toBeCloseTo(52 * Math.log(2), 12);
  expect(corpDecomposition(wrong, { score: 'log', clip: 0.01 }).score).toBeCloseTo(Math.log(100), 12);
});

it('adds up to the score, has no negative part, and does not depend on the order of the samples', () => {
  fc.assert(
    fc.property(anyLogits(), fc.constantFrom('brier' as const, 'log' as const), (raw, score) => {
      const reversed = pick(raw, Array.from(raw.labels.keys()).reverse());
      for (const options of [{ score }, { score, label: 0 }]) {
        const found = corpDecomposition(withSoftmax(raw), options);
        const { miscalibration, discrimination, uncertainty } = found;
        expect(miscalibration - discrimination + uncertainty).toBeCloseTo(found.score, 12);
        expect(Math.min(...Object.values(found))).toBeGreaterThanOrEqual(0);
        expect(corpDecomposition(withSoftmax(reversed), options)).toEqual(found);
      }
    }),
  );
});

it('the scores of all classes sum to the Brier score', () => {
  fc.assert(
    fc.property(anyLogits(), (raw) => {
      const input = withSoftmax(raw);
      let sum = 0;
      for (let label = 0; label < raw.scores.shape[1]; label++)
        sum += corpDecomposition(input, { label }).score;
      expect(sum).toBeCloseTo(brier(input), 12);
    }),
  );
});

it('refuses a class that is none, an unknown score and a clip of 0', () => {
  expect(() => corpDecomposition(mixed, { label: 2 })).toThrow(
    'invalid label: got 2, expected an integer from 0 to 1',
  );
  expect(() => corpDecomposition(mixed, { score: 'nll' as never })).toThrow('invalid score: got "nll"');
  expect(() => corpDecomposition(mixed, { clip: 0 })).toThrow('invalid clip: got 0');
});
