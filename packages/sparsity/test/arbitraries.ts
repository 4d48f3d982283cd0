import fc from 'fast-check';
import type { FloatTensor, Weights } from '../src/index.js';

/** Values with many ties in magnitude, both zeros among them, and some of any size. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, -0, 1, -1, 0.5, -0.5, 2 ** -149, 2 ** 100) },
  { weight: 1, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
);

const tensor: fc.Arbitrary<FloatTensor> = fc
  .array(value, { maxLength: 40 })
  .map((values) => ({ data: Float32Array.from(values), shape: [values.length] }));

/** One to five parameters p0, p1, ... of 0 to 40 weights. */
export const tiedWeights: fc.Arbitrary<Weights> = fc
  .array(tensor, { minLength: 1, maxLength: 5 })
  .map((tensors) => new Map(tensors.map((each, i) => [`p${i}`, each])));

/** A sparsity, 0 <= s < 1. */
export const sparsity = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
