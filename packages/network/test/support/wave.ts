import { elementCount, type Network } from '../../src/index.js';
import { fill, type Value } from './reference/value.js';

/** sin(0.37 i + k) at flat index i. */
export function wave(shape: readonly number[], k: number): Value {
  return fill(shape, (index) => Math.sin(0.37 * index + k));
}

/** Weights that a formula gives, the same as `golden/logits.py`. */
export function waveWeights(network: Network): ReadonlyMap<string, Value> {
  return new Map(
    [...network.parameters].map(([name, { shape, role }], k) => {
      const spread = role === 'weight' ? 2 / Math.sqrt(elementCount(shape.slice(1))) : 1;
      const offset = role === 'runningVariance' ? 1.25 : 0;
      return [name, fill(shape, (index) => offset + spread * Math.sin(0.37 * index + k))] as const;
    }),
  );
}

/** Images in 0..1 that a formula gives. */
export function waveImages(shape: readonly number[], k = 0.5): Value {
  const values = wave(shape, k);
  return { shape, data: values.data.map((value) => (value + 1) / 2) };
}
