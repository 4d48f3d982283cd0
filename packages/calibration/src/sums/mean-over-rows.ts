import type { Predictions } from '../predictions.js';
import { weightedMean } from './weighted-mean.js';

/** The mean of one number per row, weighted where the rows are; sums are exact. */
export function meanOverRows({ labels, weights }: Predictions, rowValue: (row: number) => number): number {
  return weightedMean(labels.length, weights, rowValue);
}
