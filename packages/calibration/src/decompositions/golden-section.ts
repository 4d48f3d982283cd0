const RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Smallest value of a function of one variable over [low, high], of several minima usually the global one: the best
 * of `samples` equidistant points, then golden-section search (Kiefer 1953) between its neighbours down to
 * `tolerance`.
 */
export function minimiseOnInterval(
  valueAt: (x: number) => number,
  [low, high]: readonly [number, number],
  { samples, tolerance }: { samples: number; tolerance: number },
): number {
  const step = (high - low) / (samples - 1);
  const points = Array.from({ length: samples }, (_, i) => (i === samples - 1 ? high : low + i * step));
  const values = points.map(valueAt);
  const best = values.indexOf(Math.min(...values));
  let left = points[Math.max(best - 1, 0)]!;
  let right = points[Math.min(best + 1, samples - 1)]!;
  const inner = (fraction: number) => {
    const x = left + fraction * (right - left);
    return { x, value: valueAt(x) };
  };
  let a = inner(1 - RATIO);
  let b = inner(RATIO);
  while (right - left > tolerance) {
    if (a.value <= b.value) {
      right = b.x;
      b = a;
      a = inner(1 - RATIO);
    } else {
      left = a.x;
      a = b;
      b = inner(RATIO);
    }
  }
  const found = a.value <= b.value ? a : b;
  return found.value < values[best]! ? found.x : points[best]!;
}
