import type { AttributesOf } from '../../../src/index.js';
import type { Kernels } from './kernel.js';
import { type Value, zeros } from './value.js';
import { meetings } from './windows.js';

type Shape4 = readonly [number, number, number, number];

/** Calls `visit` for every product x * w that goes into an output element. */
function forEachProduct(
  shapes: { readonly x: Shape4; readonly weight: Shape4; readonly y: Shape4 },
  { strides, pads, groups }: AttributesOf<'conv2d'>,
  visit: (x: number, weight: number, y: number) => void,
): void {
  const [batch, channels, height, width] = shapes.x;
  const [out, perGroup, kh, kw] = shapes.weight;
  const [, , oh, ow] = shapes.y;
  const plane = meetings([height, width], [oh, ow], { kernel: [kh, kw], strides, pads });
  for (let n = 0; n < batch; n += 1) {
    for (let o = 0; o < out; o += 1) {
      const group = Math.floor(o / (out / groups));
      for (let c = 0; c < perGroup; c += 1) {
        const xStart = (n * channels + group * perGroup + c) * height * width;
        const weightStart = (o * perGroup + c) * kh * kw;
        const yStart = (n * out + o) * oh * ow;
        for (let m = 0; m < plane.input.length; m += 1) {
          visit(xStart + plane.input[m]!, weightStart + plane.kernel[m]!, yStart + plane.output[m]!);
        }
      }
    }
  }
}

const shapeOf = ({ shape }: { readonly shape: readonly number[] }) => shape as unknown as Shape4;

export const convolutionKernels: Kernels<'conv2d' | 'conv2dInputGradient' | 'conv2dWeightGradient'> = {
  conv2d([x, weight, bias], attributes, shape) {
    const y: Value = zeros(shape);
    const [, out, oh, ow] = shapeOf(y);
    if (bias !== undefined) {
      for (let i = 0; i < y.data.length; i += 1) y.data[i] = bias.data[Math.floor(i / (oh * ow)) % out]!;
    }
    const shapes = { x: shapeOf(x!), weight: shapeOf(weight!), y: shapeOf(y) };
    forEachProduct(shapes, attributes, (i, k, o) => {
      y.data[o]! += x!.data[i]! * weight!.data[k]!;
    });
    return y;
  },
  conv2dInputGradient([dy, weight], attributes, shape) {
    const dx = zeros(shape);
    const shapes = { x: shapeOf(dx), weight: shapeOf(weight!), y: shapeOf(dy!) };
    forEachProduct(shapes, attributes, (i, k, o) => {
      dx.data[i]! += dy!.data[o]! * weight!.data[k]!;
    });
    return dx;
  },
  conv2dWeightGradient([x, dy], attributes, shape) {
    const dweight = zeros(shape);
    const shapes = { x: shapeOf(x!), weight: shapeOf(dweight), y: shapeOf(dy!) };
    forEachProduct(shapes, attributes, (i, k, o) => {
      dweight.data[k]! += x!.data[i]! * dy!.data[o]!;
    });
    return dweight;
  },
};
