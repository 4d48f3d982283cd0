import { describe, expect, it } from 'vitest';
import {
  ALLOCATIONS,
  globalAllocation,
  magnitudeScore,
  PRUNING_METHODS,
  pruningMethod,
  SCHEDULES,
  SCORES,
  scoreNamed,
  structureNamed,
} from '../src/index.js';
import { expectError } from './helpers.js';

describe('PRUNING_METHODS', () => {
  it('pairs every score with every allocation', () => {
    expect([...SCORES.keys()]).toEqual([
      'random',
      'magnitude',
      'lamp',
      'snip',
      'grasp',
      'synflow',
      'taylor',
      'obs',
    ]);
    expect([...ALLOCATIONS.keys()]).toEqual(['global', 'uniform', 'er', 'erk']);
    expect(PRUNING_METHODS.size).toBe(SCORES.size * ALLOCATIONS.size);
    expect(pruningMethod('magnitude-global')).toEqual({
      name: 'magnitude-global',
      score: magnitudeScore,
      allocation: globalAllocation,
    });
  });

  it('holds frozen value objects, as all registries do', () => {
    const objects = [PRUNING_METHODS, SCORES, ALLOCATIONS, SCHEDULES].flatMap((each) => [...each.values()]);
    for (const object of [...objects, structureNamed('2:4'), structureNamed('block-4x1')]) {
      expect(Object.isFrozen(object)).toBe(true);
    }
  });

  it('refuses names it does not hold, saying which there are', () => {
    expectError(
      () => pruningMethod('magnitude-layer'),
      'RETICKET_INVALID_ARGUMENT',
      'invalid pruning method: got "magnitude-layer", expected <score>-<allocation> of random, magnitude, lamp, ' +
        'snip, grasp, synflow, taylor, obs and global, uniform, er, erk',
    );
    expectError(
      () => scoreNamed('l1'),
      'RETICKET_INVALID_ARGUMENT',
      'invalid score: got "l1", expected one of random, magnitude, lamp, snip, grasp, synflow, taylor, obs',
    );
  });
});
