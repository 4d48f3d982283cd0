import { expect } from 'vitest';

/** Expects equal lengths and |a - b| <= tolerance * max(1, |b|) everywhere. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (let index = 0; index < expected.length; index += 1) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[index]!));
    const difference = Math.abs(actual[index]! - expected[index]!);
    if (!(difference <= allowed)) {
      expect.fail(`element ${index}: got ${actual[index]}, expected ${expected[index]} +- ${allowed}`);
    }
  }
}
