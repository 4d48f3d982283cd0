import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptCount, type Masks, type PrunableParameter, prune, sparsityOfState } from '../src/index.js';
import { sparsity, tiedWeights } from './arbitraries.js';
import { allFlags, expectError, totalOnes, vector } from './helpers.js';

const weights = new Map([
  ['stem.weight', vector(0.01, 0.02)],
  ['conv.weight', vector(0.9, -0.1, 0.4, -0.6)],
  ['conv.bias', vector(0)],
  ['conv.running_mean', vector(7, 7, 7)],
]);

describe('prune', () => {
  it('masks the named parameters and leaves the others alone', () => {
    const result = prune(weights, ['conv.weight'], { method: 'magnitude-global', sparsity: 0.5 });
    expect(allFlags(result.masks)).toEqual({ 'conv.weight': '1 0 0 1' });
    expect(result.weights.get('conv.weight')).toEqual(vector(0.9, 0, 0, -0.6));
    expect(result.weights.get('stem.weight')).toBe(weights.get('stem.weight'));
    expect(weights.get('conv.weight')).toEqual(vector(0.9, -0.1, 0.4, -0.6));
  });

  it('reports score, allocation, structure, schedule and both sparsities', () => {
    const parameters = ['stem.weight', 'conv.weight', 'conv.bias'];
    const { pruning } = prune(weights, ['conv.weight'], {
      method: 'magnitude-uniform',
      sparsity: 0.5,
      parameters,
    });
    expect(pruning).toEqual({
      score: 'magnitude',
      allocation: 'uniform',
      structure: 'unstructured',
      schedule: 'one-shot',
      floor: 1,
      sparsity: { asked: 0.5, prunable: 2 / 4, whole: 2 / 7, zeros: 2, prunableCount: 4, wholeCount: 7 },
    });
  });

  it('accepts a method of the caller', () => {
    const byIndex = {
      name: 'index-all',
      score: {
        name: 'index',
        needs: [],
        calculate: () => new Map([['conv.weight', vector(0, 1, 2, 3)]]),
      },
      allocation: {
        name: 'one-each',
        pools: (parameters: readonly PrunableParameter[]) =>
          parameters.map((parameter) => ({ parameters: [parameter], keep: 1 })),
      },
    };
    const { pruning, masks } = prune(weights, ['conv.weight'], { method: byIndex });
    expect([pruning.score, pruning.allocation, pruning.sparsity.asked]).toEqual(['index', 'one-each', 0.75]);
    expect(allFlags(masks)).toEqual({ 'conv.weight': '0 0 0 1' });
  });

  it.each(['magnitude-global', 'magnitude-uniform', 'lamp-global'])(
    '%s: each state is nested in the one before',
    (method) => {
      fc.assert(
        fc.property(tiedWeights, fc.nat(2), (each, floor) => {
          let last: Masks | undefined;
          for (let state = 0; state < 4; state++) {
            const options = { method, sparsity: sparsityOfState(state), floor };
            let masks: Masks;
            try {
              masks = prune(each, [...each.keys()], options).masks;
            } catch (error) {
              expect(error).toMatchObject({ code: 'RETICKET_LAYER_COLLAPSE' });
              return;
            }
            for (const [name, mask] of masks) expect(mask.isSubsetOf(last?.get(name) ?? mask)).toBe(true);
            last = masks;
          }
        }),
      );
    },
  );

  it('gives the same ticket round by round within the last masks as in one shot', () => {
    fc.assert(
      fc.property(tiedWeights, (each) => {
        const names = [...each.keys()];
        const options = { method: 'magnitude-global', floor: 0 };
        let round = prune(each, names, { ...options, sparsity: 0 });
        for (let state = 1; state <= 3; state++) {
          const sparsity = sparsityOfState(state);
          round = prune(round.weights, names, { ...options, sparsity, within: round.masks });
          const count = [...each.values()].reduce((total, { data }) => total + data.length, 0);
          expect(totalOnes(round.masks)).toBe(keptCount(count, sparsity));
        }
        const oneShot = prune(each, names, { ...options, sparsity: sparsityOfState(3) });
        expect(allFlags(round.masks)).toEqual(allFlags(oneShot.masks));
      }),
    );
  });

  it('refuses a sparsity of 1 and unknown names', () => {
    expectError(
      () => prune(weights, ['conv.weight'], { method: 'magnitude-global', sparsity: 1 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid sparsity: got 1, expected 0 <= s < 1',
    );
    expectError(
      () => prune(weights, ['conv'], { method: 'magnitude-global', sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
    );
  });

  it('changes nothing when it prunes again to the same sparsity', () => {
    fc.assert(
      fc.property(tiedWeights, sparsity, (each, s) => {
        const names = [...each.keys()];
        const options = { method: 'magnitude-global', sparsity: s, floor: 0 };
        const once = prune(each, names, options);
        const twice = prune(once.weights, names, { ...options, within: once.masks });
        expect(allFlags(twice.masks)).toEqual(allFlags(once.masks));
        expect(twice.weights).toEqual(once.weights);
      }),
    );
  });
});
