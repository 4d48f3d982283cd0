import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cubicSchedule,
  exponentialSchedule,
  keptCount,
  linearSchedule,
  oneShotSchedule,
  SCHEDULES,
  scheduleNamed,
  sparsityOfState,
} from '../src/index.js';
import { expectError } from './helpers.js';

const quarters = [0, 0.25, 0.5, 0.75, 1];

describe('schedules', () => {
  it('one-shot: the final sparsity from the start on', () => {
    expect(quarters.map((p) => oneShotSchedule.sparsityAt(p, 0.8))).toEqual([0, 0.8, 0.8, 0.8, 0.8]);
  });

  it('linear: the same share of all weights per round', () => {
    expect(quarters.map((p) => linearSchedule.sparsityAt(p, 0.75, 0.25))).toEqual([
      0.25, 0.375, 0.5, 0.625, 0.75,
    ]);
  });

  it('cubic: final + (initial - final) (1 - progress)^3', () => {
    expect(quarters.map((p) => cubicSchedule.sparsityAt(p, 0.5))).toEqual([
      0,
      0.5 * (1 - 27 / 64),
      0.5 * (1 - 1 / 8),
      0.5 * (1 - 1 / 64),
      0.5,
    ]);
    expect(cubicSchedule.sparsityAt(0.5, 0.75, 0.25)).toBe(0.6875);
  });

  it('exponential: the states of iterative magnitude pruning, hit to the weight', () => {
    const counts = [1, 7, 429, 717_824, 23_454_912, 25_502_912];
    const published = [20, 36, 48.8, 59.04, 67.23, 73.79, 79.03, 83.22, 86.58];
    for (const [i, percent] of published.entries()) {
      const sparsity = exponentialSchedule.sparsityAt((i + 1) / 9, sparsityOfState(9));
      expect(Number((100 * sparsity).toFixed(2))).toBe(percent);
      for (const count of counts) {
        expect(keptCount(count, sparsity)).toBe(keptCount(count, sparsityOfState(i + 1)));
      }
    }
  });

  it.each([...SCHEDULES.values()])('$name: starts and ends exactly, and never falls', (schedule) => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, fraction, fraction, (first, second, one, other) => {
        const [initial, final] = [Math.min(first, second) * 0.99, Math.max(first, second) * 0.99];
        expect(schedule.sparsityAt(0, final, initial)).toBe(initial);
        expect(schedule.sparsityAt(1, final, initial)).toBe(final);
        const earlier = schedule.sparsityAt(Math.min(one, other), final, initial);
        const later = schedule.sparsityAt(Math.max(one, other), final, initial);
        expect(later).toBeGreaterThanOrEqual(earlier - 1e-15);
      }),
    );
  });

  it('refuse progress and sparsities out of range, and unknown names', () => {
    for (const progress of [-0.1, 1.1, Number.NaN]) {
      expectError(
        () => linearSchedule.sparsityAt(progress, 0.5),
        'RETICKET_INVALID_ARGUMENT',
        `invalid progress: got ${progress}, expected 0 <= progress <= 1`,
      );
    }
    expectError(() => linearSchedule.sparsityAt(0.5, 1), 'RETICKET_INVALID_ARGUMENT');
    expectError(
      () => linearSchedule.sparsityAt(0.5, 0.5, 0.6),
      'RETICKET_INVALID_ARGUMENT',
      'invalid initial sparsity: got 0.6, expected 0 <= s <= 0.5',
    );
    expectError(
      () => scheduleNamed('cosine'),
      'RETICKET_INVALID_ARGUMENT',
      'invalid schedule: got "cosine", expected one of one-shot, linear, exponential, cubic',
    );
  });
});
