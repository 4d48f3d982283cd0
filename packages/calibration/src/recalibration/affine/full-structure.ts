import { readArray, readField, readNumber } from '../json-reader.js';
import type { AffineStructure } from './structure.js';

/** `softmax(W x + b)` */
export interface FullAffine {
  /** `[k][k]`: row j makes class j. */
  readonly weights: readonly (readonly number[])[];
  /** `[k]` */
  readonly biases: readonly number[];
}

/** All k * (k + 1) parameters, row by row, the bias of a row last. */
export const fullStructure: AffineStructure<FullAffine> = {
  identity: (k) =>
    Float64Array.from({ length: k * (k + 1) }, (_, i) => Number(Math.floor(i / (k + 1)) === i % (k + 1))),
  role: (index, k) => {
    const column = index % (k + 1);
    if (column === k) return 'bias';
    return column === Math.floor(index / (k + 1)) ? 'diagonal' : 'offDiagonal';
  },
  multiplicity: () => 1,
  forward: (theta, features, start, out) => {
    const k = out.length;
    for (let j = 0; j < k; j++) {
      const row = j * (k + 1);
      let sum = theta[row + k]!;
      for (let i = 0; i < k; i++) sum += theta[row + i]! * features[start + i]!;
      out[j] = sum;
    }
  },
  backward: (slopes, features, start, gradient) => {
    const k = slopes.length;
    for (let j = 0; j < k; j++) {
      const row = j * (k + 1);
      for (let i = 0; i < k; i++) gradient[row + i]! += slopes[j]! * features[start + i]!;
      gradient[row + k]! += slopes[j]!;
    }
  },
  name: (theta, k) => {
    const rows = Array.from({ length: k }, (_, j) =>
      Array.from(theta.subarray(j * (k + 1), (j + 1) * (k + 1))),
    );
    return { weights: rows.map((row) => row.slice(0, k)), biases: rows.map((row) => row[k]!) };
  },
  flatten: ({ weights, biases }) => Float64Array.from(weights.flatMap((row, j) => [...row, biases[j]!])),
  read: (k) => (thing, value) => ({
    weights: readField(thing, value, 'weights', readArray(readArray(readNumber(), k), k)),
    biases: readField(thing, value, 'biases', readArray(readNumber(), k)),
  }),
};
