import { readFile } from 'node:fs/promises';
import { formatShape, sameShape } from '@reticket/network';
import { readSafetensors, toFloat32 } from '@reticket/safetensors';
import { DisagreementError } from './errors.js';

/** Largest difference that rounding explains, relative to the largest value of a tensor. */
export const tolerance = 1e-4;

/**
 * Rounding turns a ReLU or a max-pool whose inputs nearly tie, and with it the gradient behind that one position:
 * PyTorch in its two memory formats differs from itself by 6e-4 in norm, in 3 % of the entries. So this share of a
 * gradient must be within `tolerance`, and the rest must be small in norm.
 */
export const gradientShare = 0.9;
export const gradientNorm = 5e-3;

export interface Difference {
  /** max |a - b| / max |a|. */
  readonly largest: number;
  /** |a - b| / |a|, Euclidean. */
  readonly norm: number;
  /** Fraction of the entries within `tolerance` of max |a|. */
  readonly within: number;
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
  let within = 0;
  for (let index = 0; index < a.length; index += 1) {
    const gap = Math.abs(a[index]! - b[index]!);
    largest = Math.max(largest, gap);
    squares += gap ** 2;
    norm += a[index]! ** 2;
    if (gap <= tolerance * scale) within += 1;
  }
  const over = (gap: number, size: number) => (gap === 0 ? 0 : gap / size);
  return {
    largest: over(largest, scale),
    norm: over(Math.sqrt(squares), Math.sqrt(norm)),
    within: within / a.length,
  };
}

function agrees(name: string, { largest, norm, within }: Difference): boolean {
  return name === 'gradient' ? within >= gradientShare && norm <= gradientNorm : largest <= tolerance;
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
    if (!agrees(name, found)) {
      const { largest, norm, within } = found;
      throw new DisagreementError(
        `invalid ${name} of ${nameB}: got ${(100 * within).toFixed(2)} % of the values within ${tolerance} of those of ${nameA}, the largest difference ${largest.toExponential(1)}, in norm ${norm.toExponential(1)}, expected ${name === 'gradient' ? `${100 * gradientShare} % and ${gradientNorm} in norm` : 'all'}`,
      );
    }
    differences[name] = found;
  }
  return differences;
}
