import { expect, it } from 'vitest';
import { InvalidArgumentError, logits, predictions, probabilities } from '../src/index.js';

const shape = [2, 2] as const;

it('keeps the data without a copy and names the kind', () => {
  const data = Float32Array.of(1, 2, 3, 4);
  expect(logits({ data, shape }).data).toBe(data);
  expect(logits({ data, shape }).kind).toBe('logits');
  expect(probabilities({ data: Float32Array.of(0.5, 0.5, 1, 0), shape }).kind).toBe('probabilities');
});

it.each([
  [
    { data: [1, 2, 3, 4], shape },
    'invalid logits data: got [1, 2, 3, 4], expected a Float32Array or Float64Array',
  ],
  [undefined, 'invalid logits data: got undefined, expected a Float32Array or Float64Array'],
  [
    { data: Float64Array.of(1, 2), shape: [2] },
    'invalid logits shape: got [2], expected [n, k], two integers',
  ],
  [
    { data: Float64Array.of(1), shape: [1, 1] },
    'invalid logits shape: got [1, 1], expected n >= 1 rows and k >= 2 classes',
  ],
  [
    { data: new Float64Array(0), shape: [0, 2] },
    'invalid logits shape: got [0, 2], expected n >= 1 rows and k >= 2 classes',
  ],
  [{ data: Float64Array.of(1, 2), shape }, 'invalid logits data length: got 2, expected 2 * 2 = 4'],
  [
    { data: Float64Array.of(1, 2, NaN, 4), shape },
    'invalid logit at row 1, column 0: got NaN, expected a finite number up to 1e100',
  ],
  [
    { data: Float64Array.of(1, -Infinity, 3, 4), shape },
    'invalid logit at row 0, column 1: got -Infinity, expected a finite number up to 1e100',
  ],
])('rejects logits %o', (input, message) => {
  expect(() => logits(input as never)).toThrow(new InvalidArgumentErrorWith(message));
});

it.each([
  [[0.5, 0.5, 1.1, -0.1], 'invalid probability at row 1, column 0: got 1.1, expected 0 <= p <= 1'],
  [[0.5, NaN, 1, 0], 'invalid probability at row 0, column 1: got NaN, expected 0 <= p <= 1'],
  [[0.5, 0.5, 0.25, 0.5], 'invalid sum of probabilities in row 1: got 0.75, expected 1 within 0.0001'],
])('rejects probabilities %o', (values, message) => {
  expect(() => probabilities({ data: Float64Array.from(values), shape })).toThrow(
    new InvalidArgumentErrorWith(message),
  );
});

it('accepts row sums within the tolerance only', () => {
  const input = { data: Float64Array.of(0.5, 0.49), shape: [1, 2] as const };
  expect(() => probabilities(input)).toThrow(InvalidArgumentError);
  expect(probabilities(input, { tolerance: 0.02 }).data).toBe(input.data);
  expect(() => probabilities(input, { tolerance: 0 })).toThrow(
    'invalid tolerance: got 0, expected 0 < tolerance < 1',
  );
});

it.each([
  [Int32Array.of(0, 2), 'invalid label 1: got 2, expected 0 <= label < 2'],
  [Int32Array.of(-1, 0), 'invalid label 0: got -1, expected 0 <= label < 2'],
  [Int32Array.of(0), 'invalid number of labels: got 1, expected 2, one per row of scores'],
  [[0, 1], 'invalid labels: got [0, 1], expected an Int32Array'],
])('rejects labels %o', (labels, message) => {
  const scores = logits({ data: Float64Array.of(1, 2, 3, 4), shape });
  expect(() => predictions(scores, labels as Int32Array)).toThrow(new InvalidArgumentErrorWith(message));
});

it('rejects scores of no declared kind', () => {
  const raw = { data: Float64Array.of(1, 2), shape: [1, 2] };
  expect(() => predictions(raw as never, Int32Array.of(0))).toThrow(
    'expected logits(...) or probabilities(...)',
  );
});

it('carries a stable code', () => {
  expect(new InvalidArgumentError('x', 1, '2').code).toBe('RETICKET_INVALID_ARGUMENT');
});

class InvalidArgumentErrorWith extends InvalidArgumentError {
  constructor(message: string) {
    super('', '', '');
    this.message = message;
  }
}
