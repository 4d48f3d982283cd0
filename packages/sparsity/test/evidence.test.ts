import { describe, it } from 'vitest';
import { prune } from '../src/index.js';
import { expectError, vector } from './helpers.js';

const weights = new Map([['a', vector(1, 2)]]);

describe.each([
  ['snip', 'gradients'],
  ['taylor', 'gradients'],
  ['grasp', 'hessianGradients'],
  ['synflow', 'flowGradients'],
  ['obs', 'squaredGradients'],
])('%s', (score, kind) => {
  const run = (evidence?: Map<string, ReturnType<typeof vector>>) =>
    prune(weights, ['a'], { method: `${score}-global`, sparsity: 0.5, [kind]: evidence });

  it(`refuses to do without ${kind}`, () => {
    for (const evidence of [undefined, new Map([['b', vector(1, 2)]])]) {
      expectError(
        () => run(evidence),
        'RETICKET_MISSING_GRADIENTS',
        `invalid ${kind} of "a": got none, expected one number per weight`,
      );
    }
  });

  it(`refuses ${kind} of another size, or that are not finite`, () => {
    expectError(
      () => run(new Map([['a', vector(1)]])),
      'RETICKET_INVALID_ARGUMENT',
      `invalid ${kind} of "a": got "1 numbers", expected 2`,
    );
    expectError(() => run(new Map([['a', vector(1, Number.NaN)]])), 'RETICKET_NON_FINITE');
  });
});
