import { ExactSum } from '../exact-sum.js';
import { addProduct } from './two-product.js';

/** The mean of n numbers, weighted if there are weights; sums are exact, so free of order. */
export function weightedMean(
  n: number,
  weights: ArrayLike<number> | null,
  valueAt: (index: number) => number,
): number {
  const sum = new ExactSum();
  const mass = new ExactSum();
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    mass.add(weight);
    addProduct(sum, valueAt(i), weight);
  }
  return sum.value / mass.value;
}
