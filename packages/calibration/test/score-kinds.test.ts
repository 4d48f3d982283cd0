import { describe, expect, it } from 'vitest';
import {
  accuracy,
  applyTemperature,
  aurc,
  brier,
  classwiseEce,
  ece,
  fitTemperature,
  InvalidArgumentError,
  logitScale,
  mce,
  referenceEce,
  reliability,
  ScoreKindError,
  smoothEce,
  softmax,
} from '../src/index.js';
import { binary, rowsOfLogits } from './inputs.js';

const asLogits = rowsOfLogits(
  [
    [0.9, 0.1],
    [0.2, 0.8],
  ],
  [0, 1],
) as never;
const asProbabilities = binary([
  [0.9, true],
  [0.8, false],
]);

describe('a metric of probabilities rejects logits, even ones that look like probabilities', () => {
  it.each(Object.entries({ brier, ece, mce, classwiseEce, smoothEce, aurc, reliability }))(
    '%s',
    (name, metric) => {
      expect(() => metric(asLogits)).toThrow(ScoreKindError);
      expect(() => metric(asLogits)).toThrow(
        `invalid scores for ${name}: got logits, expected probabilities (convert with softmax)`,
      );
      expect(() => metric(asProbabilities)).not.toThrow();
    },
  );
});

describe('a function of logits rejects probabilities', () => {
  const { scores, labels } = asProbabilities;
  it.each([
    ['softmax', () => softmax(scores as never)],
    ['logitScale', () => logitScale(scores as never)],
    ['fitTemperature', () => fitTemperature(scores as never, labels)],
    ['applyTemperature', () => applyTemperature(scores as never, 2)],
    ['referenceEce', () => referenceEce(asProbabilities as never)],
  ] as const)('%s', (name, call) => {
    expect(call).toThrow(ScoreKindError);
    expect(call).toThrow(
      `invalid scores for ${name}: got probabilities, expected logits (softmax cannot be undone)`,
    );
  });
});

it('rejects what is not predictions at all', () => {
  expect(() => accuracy({} as never)).toThrow(
    'invalid argument of topK: got Object, expected predictions(scores, labels)',
  );
  expect(() => ece(undefined as never)).toThrow(InvalidArgumentError);
});

it('has a code of its own', () => {
  expect(new ScoreKindError('ece', 'logits').code).toBe('RETICKET_WRONG_SCORE_KIND');
});
