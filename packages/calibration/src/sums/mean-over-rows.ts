import { ExactSum } from '../exact-sum.js';
import type { Predictions } from '../predictions.js';
import { addProduct } from './two-product.js';

/** The mean of one number per row, weighted where the rows are; sums are exact. */
export function meanOverRows({ labels, weights }: Predictions, rowValue: (row: number) => number): number {
  const sum = new ExactSum();
  const mass = new ExactSum();
  for (let row = 0; row < labels.length; row++) {
    const weight = weights?.[row] ?? 1;
    mass.add(weight);
    addProduct(sum, rowValue(row), weight);
  }
  return sum.value / mass.value;
}
