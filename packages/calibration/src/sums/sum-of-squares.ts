import type { ScoreInput } from '../scores.js';

/** Sum of `data[i]^2` for `start <= i < end`, in four sums that do not wait for each other. */
export function sumOfSquares(data: ScoreInput['data'], start: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = start;
  for (; i + 3 < end; i += 4) {
    const p = data[i]!;
    const q = data[i + 1]!;
    const r = data[i + 2]!;
    const s = data[i + 3]!;
    a += p * p;
    b += q * q;
    c += r * r;
    d += s * s;
  }
  for (; i < end; i++) a += data[i]! * data[i]!;
  return a + b + (c + d);
}
