import { readField, readNumber } from '../json-reader.js';
import type { AffineStructure } from './structure.js';

/** `softmax(w x)`, one weight for all classes: temperature scaling by 1 / w. */
export interface ScalarAffine {
  readonly weight: number;
}

export const scalarStructure: AffineStructure<ScalarAffine> = {
  identity: () => Float64Array.of(1),
  role: () => 'diagonal',
  multiplicity: (k) => k,
  forward: (theta, features, start, out) => {
    for (let j = 0; j < out.length; j++) out[j] = theta[0]! * features[start + j]!;
  },
  backward: (slopes, features, start, gradient) => {
    for (let j = 0; j < slopes.length; j++) gradient[0]! += slopes[j]! * features[start + j]!;
  },
  name: (theta) => ({ weight: theta[0]! }),
  flatten: ({ weight }) => Float64Array.of(weight),
  read: () => (thing, value) => ({ weight: readField(thing, value, 'weight', readNumber()) }),
};
