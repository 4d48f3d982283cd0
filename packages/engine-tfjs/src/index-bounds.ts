import type { Program, Tensor } from '@reticket/network';
import { IndexRangeError } from './errors.js';

/** Number of valid indices of every value that selects rows or names classes. */
export function indexBounds(program: Program): ReadonlyMap<string, number> {
  const bounds = new Map<string, number>();
  for (const { op, inputs } of program.nodes) {
    if (op !== 'gatherRows' && op !== 'softmaxCrossEntropy' && op !== 'softmaxCrossEntropyGradient') continue;
    const [selected, indices] = inputs as [string, string];
    const { shape } = program.types.get(selected)!;
    const bound = op === 'gatherRows' ? shape[0]! : shape[1]!;
    bounds.set(indices, Math.min(bound, bounds.get(indices) ?? bound));
  }
  return bounds;
}

/**
 * TensorFlow.js reads beyond the tensor or ignores such an index, depending on the backend.
 *
 * @throws IndexRangeError when an index of a bounded value is out of range.
 */
export function checkIndices(
  bounds: ReadonlyMap<string, number>,
  tensorOf: (value: string) => Tensor | undefined,
): void {
  for (const [value, bound] of bounds) {
    const wrong = tensorOf(value)?.data.find((index) => index < 0 || index >= bound);
    if (wrong !== undefined) {
      throw new IndexRangeError(`invalid ${value}: got ${wrong}, expected an index of 0..${bound - 1}`);
    }
  }
}
