import { describe, expect, it } from 'vitest';
import { InvalidArgumentError, isSourceCollapsed } from '../src/index.js';

describe('isSourceCollapsed', () => {
  it.each([
    [0.612, false],
    [0.291, false],
    [0.072, false],
    [0.016, true],
    [0.004, true],
  ])('labels the pruned SqueezeNet 1.1 tickets of the pilot: top-1 %f', (top1, collapsed) => {
    expect(isSourceCollapsed(top1, 0.612, 1000)).toBe(collapsed);
  });

  it('compares with chance where classes are few', () => {
    expect(isSourceCollapsed(0.49, 0.9, 10)).toBe(true);
    expect(isSourceCollapsed(0.51, 0.9, 10)).toBe(false);
    expect(isSourceCollapsed(0.8, 0.9, 2)).toBe(false);
    expect(isSourceCollapsed(0.7, 0.9, 2)).toBe(true);
  });

  it('refuses percentages', () => {
    expect(() => isSourceCollapsed(61.2, 61.2, 1000)).toThrow(InvalidArgumentError);
    expect(() => isSourceCollapsed(0.5, 0.5, 0)).toThrow('invalid classes: got 0');
  });
});
