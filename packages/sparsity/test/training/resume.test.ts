import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  acdc,
  beginMasked,
  decodeMaskedState,
  denseMasks,
  encodeMaskedState,
  gradualPruning,
  iterativePruning,
  type MaskedState,
  randomMasksLike,
  rigl,
  type SparseMethod,
  set,
  staticSparsity,
} from '../../src/index.js';
import { statesOf, untrained, wandering } from './trainers.js';

const source = untrained({
  z: Array.from({ length: 19 }, (_, i) => Math.sin(i)),
  bias: [0.25, -1],
  a: Array.from({ length: 12 }, (_, i) => Math.cos(i)),
});
const dense = beginMasked(source, denseMasks(source, ['z', 'a']));

/** A small generator (the increments of a Weyl sequence), good enough to tell rounds apart. */
function weyl(seed: number): () => number {
  let x = (seed * 0.754877) % 1;
  return () => {
    x = (x + 0.6180339887) % 1;
    return x;
  };
}
const half = beginMasked(source, randomMasksLike(dense.masks, weyl(1)));

const methods: [SparseMethod, MaskedState][] = [
  [iterativePruning({ rounds: 3, retraining: { kind: 'fine-tuning', start: 0, steps: 4 } }), dense],
  [iterativePruning({ rounds: 2, retraining: { kind: 'weight-rewinding', to: source, end: 6 } }), dense],
  [iterativePruning({ rounds: 2, retraining: { kind: 'rate-rewinding', step: 3, end: 6 } }), dense],
  [gradualPruning({ sparsity: 0.7, start: 1, interval: 3, changes: 3, end: 12 }), dense],
  [acdc({ sparsity: 0.6, start: 2, interval: 3, phases: 3, end: 12 }), dense],
  [rigl({ interval: 3, fraction: 0.8, end: 12 }), half],
  [set({ interval: 3, fraction: 0.4, end: 12, random: weyl }), half],
  [staticSparsity({ end: 12 }), half],
];

it.each(methods)('%o goes on from any saved state to the same bytes', async (method, from) => {
  const whole = (await statesOf({ method, trainer: wandering, from })).at(-1)!;
  const expected = encodeMaskedState(whole, 'x');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 100 }), async (every, stop) => {
      const states = await statesOf({ method, trainer: wandering, from, every });
      const saved = encodeMaskedState(states[stop % states.length]!, 'x');
      const read = decodeMaskedState(saved, 'x')!;
      const rest = await statesOf({ method, trainer: wandering, from: read, every });
      expect(encodeMaskedState(rest.at(-1) ?? read, 'x')).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});
