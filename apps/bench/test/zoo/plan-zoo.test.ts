import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { planZoo } from '../../src/zoo/plan-zoo.js';
import { defaultZooRecipe } from '../../src/zoo/zoo-recipe.js';

const facts = { sourceHash: 'a', datasetHash: 'b', engine: 'onnx-cpu', stepsPerEpoch: 382 };
const recipe = { ...defaultZooRecipe, steps: 10 };

describe('planZoo', () => {
  it('plans every method but rate rewinding, the longest training first', () => {
    const chains = planZoo(recipe, {}, facts);
    expect(chains[0]).toMatchObject({ method: 'imp-weight-rewinding', steps: 2292 + 9 * 382 });
    expect(chains.map(({ steps }) => steps)).toEqual(
      chains.map(({ steps }) => steps).toSorted((a, b) => b - a),
    );
    expect(new Set(chains.map(({ method }) => method))).not.toContain('imp-rate-rewinding');
    expect(new Set(chains.map(({ id }) => id)).size).toBe(chains.length);
  });

  it('makes all states of iterative pruning up to the last, and a training for each state of a control', () => {
    const plan = (method: 'imp-fine-tuning' | 'imp-weight-rewinding' | 'dense' | 'rigl') =>
      planZoo(recipe, { methods: [method], states: [4, 2], seeds: [7] }, facts).map(({ states, steps }) => [
        states,
        steps,
      ]);
    expect(plan('imp-fine-tuning')).toEqual([[[1, 2, 3, 4], 40]]);
    expect(plan('imp-weight-rewinding')).toEqual([[[0, 1, 2, 3, 4], 2292 + 4 * 382]]);
    expect(plan('dense')).toEqual([[[2, 4], 40]]);
    expect(plan('rigl')).toEqual([
      [[4], 40],
      [[2], 20],
    ]);
  });

  it('keeps the identity of an iterative training when it is asked for more states', () => {
    const id = (states: number[]) =>
      planZoo(recipe, { methods: ['imp-fine-tuning'], states, seeds: [0] }, facts)[0]!.id;
    expect(id([3])).toBe(id([9]));
  });

  it('tells trainings of other data, recipes and seeds apart', () => {
    const methods = ['dense'] as const;
    const ids = [
      planZoo(recipe, { methods, seeds: [0] }, facts),
      planZoo(recipe, { methods, seeds: [1] }, facts),
      planZoo({ ...recipe, learningRate: 1 }, { methods, seeds: [0] }, facts),
      planZoo(recipe, { methods, seeds: [0] }, { ...facts, datasetHash: 'c' }),
      planZoo(recipe, { methods, seeds: [0] }, { ...facts, sourceHash: 'c' }),
    ].map(([chain]) => chain!.id);
    expect(new Set(ids).size).toBe(5);
  });

  it('refuses a state that is none', () => {
    expect(() => planZoo(recipe, { states: [21] }, facts)).toThrow(
      new UsageError('invalid state: got 21, expected 1 <= s <= 20'),
    );
  });
});
