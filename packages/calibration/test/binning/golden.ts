import { readFileSync } from 'node:fs';
import { type Predictions, type Probabilities, predictions, probabilities } from '../../src/index.js';

interface Curve {
  accuracy: number[];
  meanConfidence: number[];
}

export interface GoldenBins {
  bins: number;
  gpleiss: number;
  torchmetrics: { l1: number; l2: number; max: number };
  netcal: { ece: number; mce: number; ace: number; label1: number };
  kumar: {
    ece: number;
    eceEqualMass: number;
    rmsceEqualMass: number;
    cubicEqualMass: number;
    debiased: number;
    marginal: number;
    debiasedMarginal: number;
    distinct: number;
    debiasedDistinct: number;
  };
  relplot: number;
  sklearn: { uniform: Curve; quantile: Curve };
  definition: { ace: number; tace: number };
}

interface GoldenCase {
  name: string;
  precision: 'float32' | 'float64';
  shape: [number, number];
  probabilities: number[];
  labels: number[];
  bins: GoldenBins[];
  topLabel?: { bins: number; ece: number };
  debiasedEce?: { bins: number; drawn: number; standardError: number; limit: number };
}

/** Numbers of other packages, made by ../golden/bin-conventions.py. */
export const golden: { cases: GoldenCase[] } = JSON.parse(
  readFileSync(new URL('../golden/bin-conventions.json', import.meta.url), 'utf8'),
);

export function inputOf({
  precision,
  probabilities: values,
  shape,
  labels,
}: GoldenCase): Predictions<Probabilities> {
  const data = precision === 'float32' ? Float32Array.from(values) : Float64Array.from(values);
  return predictions(probabilities({ data, shape }), Int32Array.from(labels));
}
