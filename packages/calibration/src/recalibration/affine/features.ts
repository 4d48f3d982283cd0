import type { Logits, Probabilities } from '../../scores.js';
import { rowMax } from '../../softmax.js';

/** Probabilities below this count as this, as in `nll`. */
const CLIP = 2 ** -52;

/**
 * `[n, k]` logits minus the mean of their row: a constant added to a row changes nothing. The largest is subtracted
 * first, so that rounding cannot turn equal logits into unequal ones.
 */
export function centredLogits({ data, shape: [n, k] }: Logits): Float64Array {
  const out = Float64Array.from(data);
  for (let start = 0; start < n * k; start += k) {
    const max = rowMax(data, start, k);
    let mean = 0;
    for (let i = start; i < start + k; i++) mean += (out[i]! - max) / k;
    for (let i = start; i < start + k; i++) out[i] = out[i]! - max - mean;
  }
  return out;
}

/** `[n, k]` log max(p, 2^-52) */
export function logProbabilities({ data }: Probabilities): Float64Array {
  return Float64Array.from(data, (p) => Math.log(Math.max(p, CLIP)));
}
