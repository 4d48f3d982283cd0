import { type Read, readArray, readAscending, readField, readNumber } from '../json-reader.js';

/** A map constant on b intervals of [0, 1]: (edges[i - 1], edges[i]] has values[i], the first one starts at 0. */
export interface StepFunction {
  /** `[b - 1]` ascending, in [0, 1): where one interval ends and the next begins. */
  readonly edges: readonly number[];
  /** `[b]` in [0, 1]. */
  readonly values: readonly number[];
}

export function stepIndex(edges: readonly number[], score: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function compileStep({ edges, values }: StepFunction): (score: number) => number {
  return (score) => values[stepIndex(edges, score)]!;
}

export const readStep: Read<StepFunction> = (thing, value) => {
  const edges = readField(thing, value, 'edges', readAscending(readNumber(0, 1 - Number.EPSILON / 2)));
  return { edges, values: readField(thing, value, 'values', readArray(readNumber(0, 1), edges.length + 1)) };
};

/** The weighted mean of step functions, as one step function on all their edges. Weights sum to 1. */
export function averageSteps(steps: readonly StepFunction[], weights: readonly number[]): StepFunction {
  const edges = [...new Set(steps.flatMap((step) => step.edges))].sort((a, b) => a - b);
  const values = [...edges, 1].map((upper) => {
    let sum = 0;
    steps.forEach((step, i) => {
      sum += weights[i]! * step.values[stepIndex(step.edges, upper)]!;
    });
    return Math.min(sum, 1);
  });
  return { edges, values };
}
