/** Numbers of any precision and their shape. */
interface Numbers {
  readonly data: ArrayLike<number>;
  readonly shape: readonly number[];
}

function magnitude({ data }: Numbers): number {
  let largest = 0;
  for (let index = 0; index < data.length; index += 1) largest = Math.max(largest, Math.abs(data[index]!));
  return largest;
}

/** Largest difference of two tensors of one shape; infinite where the shapes differ. */
function absoluteDifference(actual: Numbers, expected: Numbers): number {
  if (actual.shape.join() !== expected.shape.join()) return Infinity;
  let difference = 0;
  for (let index = 0; index < expected.data.length; index += 1) {
    const d = Math.abs(actual.data[index]! - expected.data[index]!);
    if (!(d <= difference)) difference = d;
  }
  return difference;
}

/** Largest difference of two tensors, relative to the largest magnitude of the second. */
export function relativeDifference(actual: Numbers, expected: Numbers): number {
  const difference = absoluteDifference(actual, expected);
  return difference === 0 ? 0 : difference / magnitude(expected);
}

/**
 * Largest relative difference of all outputs of a program. A gradient counts relative to at least a hundredth of the
 * largest one: some are 0 but for rounding, such as that of a bias in front of a normalisation with batch statistics.
 */
export function largestDifference(
  actual: Readonly<Record<string, Numbers>>,
  expected: Readonly<Record<string, Numbers>>,
): number {
  const isGradient = (output: string) => output.startsWith('gradient/');
  const gradients = Object.entries(expected).filter(([output]) => isGradient(output));
  const least = Math.max(0, ...gradients.map(([, gradient]) => magnitude(gradient) / 100));
  const differences = Object.entries(expected).map(([output, value]) => {
    const found = actual[output];
    if (found === undefined) return Infinity;
    const difference = absoluteDifference(found, value);
    const scale = Math.max(magnitude(value), isGradient(output) ? least : 0);
    return difference === 0 ? 0 : difference / scale;
  });
  return Math.max(...differences);
}
