import { InvalidArgumentError, InvalidMaskError, LayerCollapseError } from '../errors.js';
import { byteLength, Mask } from '../mask.js';
import type { FloatTensor } from '../weights.js';
import type { AllocationInput, Structure } from './structure.js';

/**
 * Keeps the `keep` best of every `of` neighbouring input channels, at each output channel and kernel position (2:4 and
 * 4:8; Mishra et al. 2021, arXiv 2104.08378). Ties go to the lower input channel. Named `<keep>:<of>`.
 *
 * Parameters of shape [out, in, ...] whose `in` is a multiple of `of`. The structure fixes the sparsity,
 * 1 - keep / of, and the same one for each parameter, so the allocation must be `uniform`.
 */
export function nOfMStructure(keep: number, of: number): Structure {
  if (!Number.isSafeInteger(keep) || !Number.isSafeInteger(of) || keep < 1 || keep >= of) {
    throw new InvalidArgumentError('N:M', `${keep}:${of}`, 'integers, 0 < N < M');
  }
  const name = `${keep}:${of}`;
  return Object.freeze<Structure>({
    name,
    masks: (scores, input) => {
      checkInput(name, 1 - keep / of, input);
      return new Map(
        [...scores].map(([each, score]) => {
          const mask = maskOf(each, score, input.earlier(each), keep, of);
          if (mask.ones < Math.min(input.floor, mask.size)) {
            throw new LayerCollapseError(
              `number to keep of "${each}"`,
              mask.ones,
              `the floor of ${input.floor}`,
            );
          }
          return [each, mask];
        }),
      );
    },
  });
}

function checkInput(name: string, fixed: number, { allocation, sparsity }: AllocationInput): void {
  if (allocation.name !== 'uniform') {
    throw new InvalidArgumentError(`allocation of ${name}`, allocation.name, 'uniform');
  }
  if (sparsity !== undefined && sparsity !== fixed) {
    throw new InvalidArgumentError(`sparsity of ${name}`, sparsity, `${fixed}`);
  }
}

function maskOf(
  name: string,
  { data, shape }: FloatTensor,
  earlier: Mask | undefined,
  keep: number,
  of: number,
): Mask {
  const [, inputs, ...kernel] = shape;
  if (inputs === undefined || inputs % of !== 0) {
    throw new InvalidArgumentError(
      `shape of "${name}"`,
      `[${shape.join(', ')}]`,
      `[out, in, ...] with in a multiple of ${of}`,
    );
  }
  const stride = kernel.reduce((product, size) => product * size, 1);
  const eligible = earlier?.toBits() ?? Mask.dense(data.length).toBits();
  const bits = new Uint8Array(byteLength(data.length));
  for (let start = 0; start < data.length; start += of * stride) {
    for (let first = start; first < start + stride; first++) {
      const kept = keepBest({ data, eligible, bits }, first, stride, keep, of);
      if (kept < keep) {
        throw new InvalidMaskError(`earlier mask of "${name}"`, `${kept} of ${of}`, `at least ${keep}`);
      }
    }
  }
  return Mask.fromBits(bits, data.length);
}

interface Selection {
  readonly data: Float32Array;
  readonly eligible: Uint8Array;
  /** Where the kept weights are marked. */
  readonly bits: Uint8Array;
}

/** Keeps the weights of one group that fewer than `keep` others beat, and returns how many these are. */
function keepBest(selection: Selection, first: number, stride: number, keep: number, of: number): number {
  const { data, eligible, bits } = selection;
  const end = first + of * stride;
  let kept = 0;
  for (let i = first; i < end; i += stride) {
    if (!hasBit(eligible, i)) continue;
    let better = 0;
    for (let j = first; j < end; j += stride) {
      if (hasBit(eligible, j) && (data[j]! > data[i]! || (data[j] === data[i] && j < i))) better++;
    }
    if (better >= keep) continue;
    bits[i >> 3]! |= 1 << (i & 7);
    kept++;
  }
  return kept;
}

function hasBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3]! >> (index & 7)) & 1) === 1;
}
