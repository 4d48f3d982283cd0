import { expect, it } from 'vitest';
import { brier, predictions, probabilities } from '../src/index.js';
import { binary } from './inputs.js';

it('sums the squared differences over all classes', () => {
  const scores = probabilities({ data: Float64Array.of(0.5, 0.25, 0.25), shape: [1, 3] });
  expect(brier(predictions(scores, Int32Array.of(0)))).toBe(0.25 + 0.0625 + 0.0625);
});

it('ranges from 0 for certain and right to 2 for certain and wrong', () => {
  expect(brier(binary([[1, true]]))).toBe(0);
  expect(brier(binary([[1, false]]))).toBe(2);
});
