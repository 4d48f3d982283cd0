import { InvalidMaskError } from '../errors.js';
import { byteLength, Mask } from '../mask.js';
import type { FloatTensor } from '../weights.js';

/** Where the elements of a kernel [..., in, out] of tfjs lie when its outputs come first: [out, in, ...]. */
interface OutputsFirst {
  readonly shape: readonly number[];
  /** Index in the layout of tfjs, by index in the other. */
  readonly order: Uint32Array;
}

function outputsFirst(shape: readonly number[]): OutputsFirst {
  const [outputs, inputs, ...reversed] = [...shape].reverse() as [number, number, ...number[]];
  const positions = reversed.reduce((product, size) => product * size, 1);
  const order = new Uint32Array(outputs * inputs * positions);
  let index = 0;
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      for (let position = 0; position < positions; position++) {
        order[index++] = (position * inputs + input) * outputs + output;
      }
    }
  }
  return { shape: [outputs, inputs, ...reversed.reverse()], order };
}

/** A kernel [..., in, out] with its outputs first: HWIO becomes OIHW. */
export function toOutputsFirst({ data, shape }: FloatTensor): FloatTensor {
  const { shape: changed, order } = outputsFirst(shape);
  return { data: Float32Array.from(order, (index) => data[index]!), shape: changed };
}

/** The mask of a kernel of a tfjs shape as {@link toOutputsFirst} lays it out. */
export function maskToOutputsFirst(mask: Mask, shape: readonly number[]): Mask {
  const { order } = outputsFirst(shape);
  return rearrange(mask, order.length, (index) => ({ from: order[index]!, to: index }));
}

/** The inverse of {@link maskToOutputsFirst}. */
export function maskFromOutputsFirst(mask: Mask, shape: readonly number[]): Mask {
  const { order } = outputsFirst(shape);
  return rearrange(mask, order.length, (index) => ({ from: index, to: order[index]! }));
}

function rearrange(mask: Mask, size: number, move: (index: number) => { from: number; to: number }): Mask {
  if (mask.size !== size) throw new InvalidMaskError('mask size', mask.size, `${size} of the kernel`);
  const bits = new Uint8Array(byteLength(size));
  for (let index = 0; index < size; index++) {
    const { from, to } = move(index);
    if (mask.get(from)) bits[to >> 3]! |= 1 << (to & 7);
  }
  return Mask.fromBits(bits, size);
}
