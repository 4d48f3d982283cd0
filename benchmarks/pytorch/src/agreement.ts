import { readFile } from 'node:fs/promises';
import { formatShape, sameShape } from '@reticket/network';
import { readSafetensors, toFloat32 } from '@reticket/safetensors';
import { DisagreementError } from './errors.js';

/** Largest difference that rounding explains, relative to the largest value of a tensor. */
export const tolerance = 1e-4;

/**
 * Largest difference of gradients in norm. Rounding turns a ReLU or a max-pool whose inputs nearly tie, and with it every
 * gradient behind that position: PyTorch in its two memory formats differs from itself by up to 1.5e-3.
 */
export const gradientTolerance = 5e-3;

export interface Difference {
  /** max |a - b| / max |a|. */
  readonly largest: number;
  /** |a - b| / |a|, Euclidean. */
  readonly norm: number;
}

export interface ComparedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type ComparedTensors = ReadonlyMap<string, ComparedTensor>;

export async function readCompared(path: string): Promise<ComparedTensors> {
  const { tensors } = readSafetensors(await readFile(path));
  return new Map([...tensors].map(([name, entry]) => [name, { shape: entry.shape, data: toFloat32(entry) }]));
}

export function difference(a: Float32Array, b: Float32Array): Difference {
  const scale = a.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  let largest = 0;
  let squares = 0;
  let norm = 0;
  for (let index = 0; index < a.length; index += 1) {
    const gap = Math.abs(a[index]! - b[index]!);
    largest = Math.max(largest, gap);
    squares += gap ** 2;
    norm += a[index]! ** 2;
  }
  const over = (gap: number, size: number) => (gap === 0 ? 0 : gap / size);
  return {
    largest: over(largest, scale),
    norm: over(Math.sqrt(squares), Math.sqrt(norm)),
  };
}

/** What of a difference is judged, and the most it may be. */
function judged(name: string, { largest, norm }: Difference): { got: number; most: number; measure: string } {
  return name === 'gradient'
    ? { got: norm, most: gradientTolerance, measure: 'in norm' }
    : { got: largest, most: tolerance, measure: 'of the largest value' };
}

/**
 * Differences by tensor.
 *
 * @throws DisagreementError when names or shapes differ, or values differ by more than rounding
 * explains.
 */
export function compareTensors(
  [nameA, a]: readonly [string, ComparedTensors],
  [nameB, b]: readonly [string, ComparedTensors],
): Readonly<Record<string, Difference>> {
  const names = [...a.keys()].sort();
  const others = [...b.keys()].sort();
  if (names.join() !== others.join()) {
    throw new DisagreementError(`invalid check of ${nameB}: got ${others}, expected ${names} as of ${nameA}`);
  }
  const differences: Record<string, Difference> = {};
  for (const name of names) {
    const [left, right] = [a.get(name)!, b.get(name)!];
    if (!sameShape(left.shape, right.shape)) {
      throw new DisagreementError(
        `invalid ${name} of ${nameB}: got ${formatShape(right.shape)}, expected ${formatShape(left.shape)} as of ${nameA}`,
      );
    }
    const found = difference(left.data, right.data);
    const { got, most, measure } = judged(name, found);
    if (!(got <= most)) {
      throw new DisagreementError(
        `invalid ${name} of ${nameB}: got a difference to ${nameA} of ${got.toExponential(1)} ${measure}, expected at most ${most.toExponential(0)}`,
      );
    }
    differences[name] = found;
  }
  return differences;
}
