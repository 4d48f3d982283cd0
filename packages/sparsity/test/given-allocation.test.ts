import { describe, expect, it } from 'vitest';
import { allocateMasks, allocationOfMasks, givenAllocation, prune, randomScore } from '../src/index.js';
import { allFlags, expectError, maskOf, scoresOf, vector } from './helpers.js';

const scores = scoresOf({ a: [1, 4, 3, 2], b: [10, 20] });
const given = givenAllocation(
  new Map([
    ['a', 0.75],
    ['b', 0],
  ]),
);

describe('givenAllocation', () => {
  it('keeps of each parameter what was given', () => {
    expect(allFlags(allocateMasks(scores, given))).toEqual({ a: '0 1 0 0', b: '1 1' });
    expect(allFlags(allocateMasks(scores, given, { sparsity: 0.5 }))).toEqual({ a: '0 1 0 0', b: '1 1' });
  });

  it('is the sparsity that was asked, in the lineage', () => {
    const method = { name: 'random-given', score: randomScore, allocation: given };
    const weights = new Map([
      ['a', vector(1, 2, 3, 4)],
      ['b', vector(5, 6)],
    ]);
    const { pruning } = prune(weights, ['a', 'b'], { method, random: () => 0.5 });
    expect(pruning.allocation).toBe('given');
    expect(pruning.sparsity.asked).toBe(0.5);
  });

  it('refuses another sparsity of the whole', () => {
    expectError(
      () => allocateMasks(scores, given, { sparsity: 0.8 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid sparsity: got 0.8, expected the 0.5 of the given sparsities',
    );
  });

  it('refuses parameters without a sparsity, and sparsities out of range', () => {
    expectError(
      () => allocateMasks(scoresOf({ z: [1] }), given),
      'RETICKET_INVALID_ARGUMENT',
      'invalid parameter name: got "z", expected a name with a given sparsity',
    );
    expectError(
      () => givenAllocation(new Map([['a', 1]])),
      'RETICKET_INVALID_ARGUMENT',
      'invalid sparsity of "a": got 1, expected 0 <= s < 1',
    );
  });

  it('refuses to let a layer die', () => {
    const most = givenAllocation(new Map([['a', 0.95]]));
    expectError(() => allocateMasks(scoresOf({ a: [1, 2, 3] }), most), 'RETICKET_LAYER_COLLAPSE');
  });
});

describe('allocationOfMasks', () => {
  const masks = new Map([
    ['a', maskOf('1 0 0 1')],
    ['b', maskOf('0 0')],
  ]);

  it('keeps as many weights of each parameter as the masks, dead ones too if the floor allows it', () => {
    const control = allocateMasks(scores, allocationOfMasks(masks), { floor: 0 });
    expect(allFlags(control)).toEqual({ a: '0 1 1 0', b: '0 0' });
    expectError(() => allocateMasks(scores, allocationOfMasks(masks)), 'RETICKET_LAYER_COLLAPSE');
  });
});
