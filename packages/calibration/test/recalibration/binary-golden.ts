import { readFileSync } from 'node:fs';
import { type Predictions, type Probabilities, predictions, probabilities } from '../../src/index.js';

interface Optimum {
  coefficients: number[];
  loss: number;
}

type BetaVariant = 'abm' | 'am' | 'ab';

export interface BinaryCase {
  name: string;
  p: number[];
  labels: number[];
  sklearn: { sigmoid: { slope: number; intercept: number }; isotonic: number[] };
  plattOptimum: Optimum;
  plattSmoothedOptimum: Optimum;
  betacal: Record<BetaVariant, number[]>;
  betaOptimum: Record<BetaVariant, Optimum>;
  netcal: Record<
    | 'logisticCalibration'
    | 'betaCalibration'
    | 'histogram10'
    | 'isotonic'
    | 'bbqBic'
    | 'bbqAic'
    | 'enirBic'
    | 'enirAic',
    number[]
  >;
  verified: { histogram10: number[]; plattBinner10: number[] };
  bbqBayesian: number[];
}

/** Numbers of other packages, made by golden/recalibrators_binary.py. */
export const golden: {
  at: number[];
  cases: BinaryCase[];
  nearIsotonic: { labels: number[]; solutions: { lambda: number; values: number[] }[] };
} = JSON.parse(readFileSync(new URL('../golden/recalibrators-binary.json', import.meta.url), 'utf8'));

/** Probabilities of two classes from those of class 1. */
export function twoClasses(p: readonly number[]): Probabilities {
  const data = Float64Array.from(p.flatMap((value) => [1 - value, value]));
  return probabilities({ data, shape: [p.length, 2] });
}

export function eventsOf({ p, labels }: BinaryCase): Predictions<Probabilities> {
  return predictions(twoClasses(p), Int32Array.from(labels));
}

/** Column of class 1. */
export function ofClassOne({ data }: Probabilities): number[] {
  return Array.from(data).filter((_, i) => i % 2 === 1);
}
