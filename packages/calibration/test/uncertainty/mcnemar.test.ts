import { expect, it } from 'vitest';
import { mcnemar, predictions, probabilities } from '../../src/index.js';
import { binary } from '../inputs.js';
import { scipy } from './scipy.js';

/** Two models of two classes, all labels 0, each right where its list says so. */
function models(...right: (readonly boolean[])[]) {
  return right.map((flags) => {
    const data = Float64Array.from(flags.flatMap((flag) => (flag ? [0.8, 0.2] : [0.3, 0.7])));
    return predictions(probabilities({ data, shape: [flags.length, 2] }), new Int32Array(flags.length));
  });
}

it('has the p-value of the exact binomial test of SciPy', () => {
  for (const { onlyFirst, onlySecond, pValue } of scipy.mcnemar) {
    const flags = [
      ...Array.from({ length: onlyFirst }, () => [true, false]),
      ...Array.from({ length: onlySecond }, () => [false, true]),
      [true, true],
      [false, false],
    ];
    const [first, second] = models(
      flags.map(([flag]) => flag!),
      flags.map(([, flag]) => flag!),
    );
    expect(mcnemar(first!, second!)).toEqual({ onlyFirst, onlySecond, pValue: expect.closeTo(pValue, 12) });
  }
});

it('is 1 for models that are right on the same rows', () => {
  const [first, second] = models([true, false], [true, false]);
  expect(mcnemar(first!, second!)).toEqual({ onlyFirst: 0, onlySecond: 0, pValue: 1 });
});

it('rejects models of other items', () => {
  const [first] = models([true, true]);
  expect(() => mcnemar(first!, binary([[0.9, true]]))).toThrow(
    'invalid number of rows of the second model: got 1, expected 2',
  );
});
