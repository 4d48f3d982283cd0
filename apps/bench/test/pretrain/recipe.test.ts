import { expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { checkRecipe, defaultRecipe } from '../../src/pretrain/recipe.js';

it('accepts the default', () => {
  expect(() => checkRecipe(defaultRecipe)).not.toThrow();
});

for (const [change, message] of [
  [{ epochs: 0 }, 'invalid epochs: got 0, expected an integer >= 1'],
  [{ batchSize: 1.5 }, 'invalid batchSize: got 1.5, expected an integer >= 2'],
  [{ learningRate: 0 }, 'invalid learningRate: got 0, expected a number > 0'],
  [{ momentum: 1 }, 'invalid momentum: got 1, expected 0 <= momentum < 1'],
] as const) {
  it(message, () => {
    expect(() => checkRecipe({ ...defaultRecipe, ...change })).toThrow(new UsageError(message));
  });
}
