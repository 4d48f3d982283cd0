import { readArray, readField, readNumber } from '../json-reader.js';
import type { AffineStructure } from './structure.js';

/** `softmax(w * x + b)`, class by class. */
export interface DiagonalAffine {
  /** `[k]` */
  readonly weights: readonly number[];
  /** `[k]` */
  readonly biases: readonly number[];
}

/** The k weights, then the k biases. */
export const diagonalStructure: AffineStructure<DiagonalAffine> = {
  identity: (k) => new Float64Array(2 * k).fill(1, 0, k),
  role: (index, k) => (index < k ? 'diagonal' : 'bias'),
  multiplicity: () => 1,
  forward: (theta, features, start, out) => {
    const k = out.length;
    for (let j = 0; j < k; j++) out[j] = theta[j]! * features[start + j]! + theta[k + j]!;
  },
  backward: (slopes, features, start, gradient) => {
    const k = slopes.length;
    for (let j = 0; j < k; j++) {
      gradient[j]! += slopes[j]! * features[start + j]!;
      gradient[k + j]! += slopes[j]!;
    }
  },
  name: (theta, k) => ({ weights: Array.from(theta.subarray(0, k)), biases: Array.from(theta.subarray(k)) }),
  flatten: ({ weights, biases }) => Float64Array.of(...weights, ...biases),
  read: (k) => (thing, value) => ({
    weights: readField(thing, value, 'weights', readArray(readNumber(), k)),
    biases: readField(thing, value, 'biases', readArray(readNumber(), k)),
  }),
};
