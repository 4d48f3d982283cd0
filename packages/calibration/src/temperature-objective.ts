import type { Logits } from './scores.js';
import { rowMax } from './softmax.js';

const MAX_ITERATIONS = 200;
const TOLERANCE = 1e-12;

export interface RowSummary {
  /** `[n]` largest logit of the row. */
  readonly max: Float64Array;
  /** `[n]` largest logit minus the logit of the label, >= 0. */
  readonly gap: Float64Array;
  /** All logits of every row are equal. */
  readonly flat: boolean;
  /** Every label has the largest logit of its row. */
  readonly separable: boolean;
}

export interface Minimum {
  readonly temperature: number;
  readonly iterations: number;
  /** Set if the derivative does not change its sign in the range: the temperature bound that was reached. */
  readonly bound?: 'lowerBound' | 'upperBound';
}

export function summariseRows({ data, shape }: Logits, labels: Int32Array): RowSummary {
  const [n, k] = shape;
  const max = new Float64Array(n);
  const gap = new Float64Array(n);
  let flat = true;
  for (let row = 0; row < n; row++) {
    const largest = rowMax(data, row * k, k);
    max[row] = largest;
    gap[row] = largest - data[row * k + labels[row]!]!;
    for (let j = 0; flat && j < k; j++) flat = data[row * k + j] === largest;
  }
  return { max, gap, flat, separable: gap.every((value) => value === 0) };
}

/** Minimises the NLL over the temperatures in [coldest, hottest], which contains 1. */
export function minimiseNll(scores: Logits, rows: RowSummary, coldest: number, hottest: number): Minimum {
  let low = 1 / hottest;
  let high = 1 / coldest;
  let iterations = 0;
  const derivative = (inverse: number) => {
    iterations++;
    return nllDerivatives(scores, rows, inverse);
  };

  let inverse = 1;
  let here = derivative(inverse);
  if (here.first < 0) {
    if (derivative(high).first <= 0) return { temperature: coldest, iterations, bound: 'lowerBound' };
    low = inverse;
  } else {
    if (derivative(low).first >= 0) return { temperature: hottest, iterations, bound: 'upperBound' };
    high = inverse;
  }

  let lastStep = high - low;
  while (here.first !== 0 && iterations < MAX_ITERATIONS) {
    let next = inverse - here.first / here.second;
    const trusted = next > low && next < high && Math.abs(next - inverse) <= lastStep / 2;
    if (!trusted) next = Math.sqrt(low * high);
    lastStep = Math.abs(next - inverse);
    inverse = next;
    if (lastStep <= TOLERANCE * inverse) break;
    here = derivative(inverse);
    if (here.first < 0) low = inverse;
    else high = inverse;
  }
  return { temperature: Math.min(Math.max(1 / inverse, coldest), hottest), iterations };
}

/**
 * First and second derivative of the mean NLL in the inverse temperature b. With d = z - max z and
 * weights p = softmax(b * z): E_p[d] + max z - z_label, and Var_p[d].
 */
function nllDerivatives(
  { data, shape }: Logits,
  { max, gap }: RowSummary,
  inverse: number,
): { first: number; second: number } {
  const [n, k] = shape;
  let first = 0;
  let second = 0;
  for (let row = 0; row < n; row++) {
    const largest = max[row]!;
    let weight = 0;
    let weighted = 0;
    let squared = 0;
    for (let i = row * k; i < (row + 1) * k; i++) {
      const distance = data[i]! - largest;
      const w = Math.exp(inverse * distance);
      weight += w;
      weighted += w * distance;
      squared += w * distance * distance;
    }
    const mean = weighted / weight;
    first += mean + gap[row]!;
    second += Math.max(squared / weight - mean * mean, 0);
  }
  return { first: first / n, second: second / n };
}
