import type { Predictions, Probabilities, SmoothReliability } from '../../src/index.js';
import { reliability } from '../../src/index.js';
import { binary } from '../inputs.js';

/** Ten samples over four bins of equal width: two empty ones, one under-confident and one over-confident. */
export const small: Predictions<Probabilities> = binary([
  [0.6, true],
  [0.6, true],
  [0.7, true],
  [0.7, false],
  [0.8, false],
  [0.8, true],
  [0.9, false],
  [0.9, true],
  [0.9, true],
  [1, false],
]);

export const smallBins = reliability(small, { bins: 4 });

/** A curve that crosses the diagonal, is broken once and hardly supported at its end. */
export const smallCurve: SmoothReliability = {
  sigma: 0.05,
  curve: [
    { confidence: 0, accuracy: null, density: 0 },
    { confidence: 0.25, accuracy: 0.5, density: 1 },
    { confidence: 0.5, accuracy: 0.25, density: 2 },
    { confidence: 0.75, accuracy: null, density: 0 },
    { confidence: 0.8, accuracy: 0.5, density: 1 },
    { confidence: 0.9, accuracy: 0.6, density: 0.5 },
    { confidence: 1, accuracy: 0.6, density: 0.01 },
  ],
};

export const smallBand = [
  { confidence: 0.25, low: 0.3, high: 0.7 },
  { confidence: 0.5, low: 0.2, high: 0.4 },
];

export const twoSeries = [
  {
    name: 'dense',
    curve: [
      { coverage: 0.25, risk: 0 },
      { coverage: 0.5, risk: 0.1 },
      { coverage: 1, risk: 0.25 },
    ],
  },
  { name: 'ticket <2> & "3"', curve: [{ coverage: 1, risk: 0.3 }] },
];
