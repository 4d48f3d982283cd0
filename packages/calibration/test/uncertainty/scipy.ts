import { readFileSync } from 'node:fs';
import { logits, mulberry32, predictions, softmax } from '../../src/index.js';

type Method = 'percentile' | 'basic' | 'BCa';
export type MetricName = 'accuracy' | 'nll' | 'brier' | 'ece';

export interface ScipyInterval {
  method: Method;
  level: number;
  low: number;
  high: number;
  se: number;
}

interface Scipy {
  seed: number;
  replicates: number;
  bins: number;
  shape: [number, number];
  labels: number[];
  first: number[];
  second: number[];
  single: Record<MetricName, ScipyInterval[]>;
  paired: Record<MetricName, ScipyInterval[]>;
  mcnemar: { onlyFirst: number; onlySecond: number; pValue: number }[];
  normalCdf: { z: number; p: number }[];
}

/** Numbers of SciPy, made by golden/bootstrap.py. */
export const scipy: Scipy = JSON.parse(
  readFileSync(new URL('../golden/bootstrap.json', import.meta.url), 'utf8'),
);

/** Predictions of one of the two models of the golden file. */
export function modelOf(model: 'first' | 'second') {
  const scores = softmax(logits({ data: Float64Array.from(scipy[model]), shape: scipy.shape }));
  return predictions(scores, Int32Array.from(scipy.labels));
}

/** The options under which SciPy computed an interval. */
export function optionsOf({ method, level }: ScipyInterval) {
  return {
    random: mulberry32(scipy.seed),
    replicates: scipy.replicates,
    level,
    method: method.toLowerCase() as 'percentile' | 'basic' | 'bca',
  };
}
