import { describe, it } from 'vitest';
import { allocateMasks, type PrunableParameter, type Structure } from '../src/index.js';
import { expectError, maskOf, scoresOf } from './helpers.js';

const scores = scoresOf({ a: [1, 2] });

describe('allocateMasks refuses', () => {
  it('scores that cannot be ranked', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expectError(
        () => allocateMasks(scoresOf({ a: [1, value] }), 'global', { sparsity: 0.5 }),
        'RETICKET_NON_FINITE',
        `invalid value of "a" at 1: got ${value}, expected a finite number`,
      );
    }
  });

  it('earlier masks that are missing or of another size', () => {
    for (const within of [new Map(), new Map([['a', maskOf('1')]])]) {
      expectError(
        () => allocateMasks(scores, 'global', { sparsity: 0.5, within }),
        'RETICKET_INVALID_MASK',
        `invalid earlier mask of "a": got ${within.size === 0 ? '"none"' : 1}, expected one of 2 weights`,
      );
    }
  });

  it('masks of a structure that leave the earlier ones', () => {
    const stubborn: Structure = { name: 'first', masks: () => new Map([['a', maskOf('1 0')]]) };
    const within = new Map([['a', maskOf('0 1')]]);
    expectError(
      () => allocateMasks(scores, 'global', { sparsity: 0.5, structure: stubborn, within }),
      'RETICKET_INVALID_MASK',
      'invalid mask of "a": got "weights pruned before", expected a subset of the earlier mask',
    );
  });

  it('an allocation whose pools do not hold each parameter once', () => {
    const pool = (...parameters: PrunableParameter[]) => ({ parameters, keep: 1 });
    const two = scoresOf({ a: [1, 2], b: [3] });
    for (const [pools, name] of [
      [([a]: readonly PrunableParameter[]) => [pool(a!)], 'b'],
      [([a, b]: readonly PrunableParameter[]) => [pool(a!), pool(b!), pool(a!)], 'a'],
      [([a]: readonly PrunableParameter[]) => [pool({ ...a!, name: 'z' })], 'z'],
    ] as const) {
      expectError(
        () => allocateMasks(two, { name: 'own', pools }),
        'RETICKET_INVALID_ARGUMENT',
        `invalid pools of own: got "${name}", expected each parameter in exactly one pool`,
      );
    }
  });

  it('a floor that is no count', () => {
    for (const floor of [-1, 0.5, Number.NaN]) {
      expectError(
        () => allocateMasks(scores, 'global', { sparsity: 0.5, floor }),
        'RETICKET_INVALID_ARGUMENT',
        `invalid floor: got ${floor}, expected a non-negative integer`,
      );
    }
  });

  it('a sparsity at which a layer would die', () => {
    const three = scoresOf({ a: [9, 9, 9, 9], b: [1], c: [1] });
    expectError(
      () => allocateMasks(three, 'global', { sparsity: 0.75 }),
      'RETICKET_LAYER_COLLAPSE',
      'invalid number to keep: got 1, expected at least 3, so that every parameter keeps its floor',
    );
    expectError(() => allocateMasks(three, 'global', { sparsity: 0.1, floor: 5 }), 'RETICKET_LAYER_COLLAPSE');
  });

  it('no scores, and names it does not know', () => {
    expectError(() => allocateMasks(new Map(), 'global', { sparsity: 0.5 }), 'RETICKET_INVALID_ARGUMENT');
    expectError(
      () => allocateMasks(scores, 'layer', { sparsity: 0.5 }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid allocation: got "layer", expected one of global, uniform, er, erk',
    );
    expectError(
      () => allocateMasks(scores, 'global', { sparsity: 0.5, structure: 'rows' }),
      'RETICKET_INVALID_ARGUMENT',
      'invalid structure: got "rows", expected unstructured, channel, block-<out>x<in> or <N>:<M>',
    );
  });
});
