import { describe, expect, it } from 'vitest';
import {
  logits,
  type Predictions,
  type Probabilities,
  predictions,
  type Recalibrator,
} from '../../src/index.js';
import { rowsOfLogits, withSoftmax } from '../inputs.js';
import { OF_LOGITS, OF_PROBABILITIES } from './all-recalibrators.js';

const raw = rowsOfLogits(
  [
    [2, 0, 1],
    [0, 3, 1],
    [1, 2, 0],
    [4, 0, 0],
  ],
  [0, 1, 0, 2],
);
const probable = withSoftmax(raw);
const wide = rowsOfLogits([[1, 2, 3, 4]], [0]);

describe.each(OF_LOGITS)('%s', (_, recalibrator) => {
  it('refuses probabilities, in fit and in transform', () => {
    const wrong = recalibrator as unknown as Recalibrator<'probabilities'>;
    expect(() => wrong.fit(probable)).toThrow('got probabilities, expected logits');
    expect(() => wrong.fit(raw as unknown as Predictions<Probabilities>).transform(probable.scores)).toThrow(
      'got probabilities, expected logits',
    );
  });

  it('refuses another number of classes, and what is no scores', () => {
    const fitted = recalibrator.fit(raw);
    expect(() => fitted.transform(wide.scores)).toThrow(
      `invalid number of classes for ${fitted.name}: got 4, expected 3`,
    );
    expect(() => fitted.transform([] as never)).toThrow(`invalid scores for ${fitted.name}`);
    expect(() => recalibrator.fit(raw.scores as never)).toThrow(`invalid argument of ${fitted.name}.fit`);
  });
});

describe.each(OF_PROBABILITIES)('%s', (_, recalibrator) => {
  it('refuses logits, in fit and in transform', () => {
    const wrong = recalibrator as unknown as Recalibrator<'logits'>;
    expect(() => wrong.fit(raw)).toThrow('got logits, expected probabilities');
    expect(() => recalibrator.fit(probable).transform(raw.scores as never)).toThrow(
      'got logits, expected probabilities',
    );
  });
});

it('takes float32 scores', () => {
  for (const [, recalibrator] of OF_LOGITS) {
    const narrow = predictions(
      logits({ data: Float32Array.from(raw.scores.data), shape: [4, 3] }),
      raw.labels,
    );
    expect(recalibrator.fit(narrow).transform(narrow.scores).data).toEqual(
      recalibrator.fit(raw).transform(raw.scores).data,
    );
  }
});
