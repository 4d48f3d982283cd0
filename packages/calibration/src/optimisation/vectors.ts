export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Largest magnitude; NaN if there is one. */
export function maxNorm(a: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]!));
  return largest;
}

/** a + scale * b */
export function along(a: Float64Array, scale: number, b: Float64Array): Float64Array {
  return a.map((value, i) => value + scale * b[i]!);
}

/** target += scale * b */
export function addScaled(target: Float64Array, scale: number, b: Float64Array): void {
  for (let i = 0; i < target.length; i++) target[i]! += scale * b[i]!;
}
