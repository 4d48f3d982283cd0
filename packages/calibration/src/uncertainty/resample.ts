import type { Predictions } from '../predictions.js';

/** Writes how often each of n rows occurs in a resample with replacement of the same size. */
export type Resampler = (counts: Uint32Array) => void;

/** Every row drawn from all rows: draw i is row `floor(n * random())`. */
export function resampler(n: number, random: () => number): Resampler {
  return (counts) => {
    counts.fill(0);
    for (let draw = 0; draw < n; draw++) counts[Math.floor(n * random())]!++;
  };
}

/** Every row drawn from the rows of one label, label by label, so that each label keeps its number of rows. */
export function stratifiedResampler({ labels, scores }: Predictions, random: () => number): Resampler {
  const strata: number[][] = Array.from({ length: scores.shape[1] }, () => []);
  for (const [row, label] of labels.entries()) strata[label]!.push(row);
  return (counts) => {
    counts.fill(0);
    for (const rows of strata) {
      for (let draw = 0; draw < rows.length; draw++) counts[rows[Math.floor(rows.length * random())]!]!++;
    }
  };
}
