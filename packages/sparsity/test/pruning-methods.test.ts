import { describe, expect, it } from 'vitest';
import {
  globalAllocation,
  layerAllocation,
  magnitudeScore,
  PRUNING_METHODS,
  pruningMethod,
} from '../src/index.js';

describe('PRUNING_METHODS', () => {
  it('pairs scores and allocations under their names', () => {
    expect([...PRUNING_METHODS.keys()]).toEqual(['magnitude-global', 'magnitude-layer']);
    expect(pruningMethod('magnitude-global')).toEqual({
      name: 'magnitude-global',
      score: magnitudeScore,
      allocation: globalAllocation,
    });
  });

  it('holds frozen value objects', () => {
    for (const object of [...PRUNING_METHODS.values(), magnitudeScore, globalAllocation, layerAllocation]) {
      expect(Object.isFrozen(object)).toBe(true);
    }
  });
});
