/**
 * Indices of the first `n` images of each class, in the given order.
 * A class with fewer images contributes all it has.
 */
export function firstPerClass(labels: ArrayLike<number>, n: number): number[] {
  const seen = new Map<number, number>();
  const indices: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    const taken = seen.get(label) ?? 0;
    if (taken < n) indices.push(i);
    seen.set(label, taken + 1);
  }
  return indices;
}
