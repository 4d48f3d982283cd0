import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptCount, type Masks, prune, sparsityOfState } from '../src/index.js';
import { tiedWeights } from './arbitraries.js';
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
      method: 'magnitude-layer',
      sparsity: 0.5,
      parameters,
    });
    expect(pruning).toEqual({
      score: 'magnitude',
      allocation: 'layer',
      structure: 'unstructured',
      schedule: 'one-shot',
      floor: 0,
      sparsity: { asked: 0.5, prunable: 2 / 4, whole: 2 / 7, zeros: 2, prunableCount: 4, wholeCount: 7 },
    });
  });

  it('accepts a method of the caller', () => {
    const byIndex = {
      name: 'index-all',
      score: {
        name: 'index',
        calculate: () => new Map([['conv.weight', Float32Array.of(0, 1, 2, 3)]]),
      },
      allocation: {
        name: 'half',
        allocate: () => prune(weights, ['conv.weight'], { method: 'magnitude-global', sparsity: 0.5 }).masks,
      },
    };
    const { pruning } = prune(weights, ['conv.weight'], { method: byIndex, sparsity: 0.5 });
    expect([pruning.score, pruning.allocation]).toEqual(['index', 'half']);
  });

  it.each(['magnitude-global', 'magnitude-layer'])('%s: each state is nested in the one before', (method) => {
    fc.assert(
      fc.property(tiedWeights, fc.nat(2), (each, floor) => {
        let last: Masks | undefined;
        for (let state = 0; state < 4; state++) {
          const options = { method, sparsity: sparsityOfState(state), floor };
          let masks: Masks;
          try {
            masks = prune(each, [...each.keys()], options).masks;
          } catch (error) {
            expect(error).toMatchObject({ code: 'RETICKET_INVALID_ARGUMENT' });
            return;
          }
          for (const [name, mask] of masks) expect(mask.isSubsetOf(last?.get(name) ?? mask)).toBe(true);
          last = masks;
        }
      }),
    );
  });

  it('gives the same ticket round by round within the last masks as in one shot', () => {
    fc.assert(
      fc.property(tiedWeights, (each) => {
        const names = [...each.keys()];
        const oneShot = { method: 'magnitude-global', sparsity: sparsityOfState(3) };
        let round = prune(each, names, { method: 'magnitude-global', sparsity: 0 });
        for (let state = 1; state <= 3; state++) {
          const sparsity = sparsityOfState(state);
          round = prune(round.weights, names, { method: 'magnitude-global', sparsity, within: round.masks });
          const count = [...each.values()].reduce((total, { data }) => total + data.length, 0);
          expect(totalOnes(round.masks)).toBe(keptCount(count, sparsity));
        }
        expect(allFlags(round.masks)).toEqual(allFlags(prune(each, names, oneShot).masks));
      }),
    );
  });

  it('refuses an unknown method, naming those that exist', () => {
    expectError(
      () => prune(weights, ['conv.weight'], { method: 'magnitude', sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid pruning method: got "magnitude", expected one of magnitude-global, magnitude-layer',
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
});
