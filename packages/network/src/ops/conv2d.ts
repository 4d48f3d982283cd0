import { ShapeError } from '../errors.js';
import type { Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { formatShape, type ValueType } from '../tensor.js';
import { channelSum } from './channel-sum.js';
import { expectShape, float32, floatInput, nchw } from './check.js';
import { outputSize, type Padding } from './spatial-window.js';

export interface Conv2dAttributes {
  readonly strides: readonly [number, number];
  readonly pads: Padding;
  readonly groups: number;
}

/** Multiply-accumulates of one convolution pass: every output position meets one kernel. */
function convolutionMacs(output: ValueType, weight: ValueType): number {
  const [n, , h, w] = nchw(output);
  return n * h * w * weight.shape.reduce((product, size) => product * size, 1);
}

/** Cross-correlation: x [N,C,H,W], weight [O,C/groups,kh,kw], bias [O] (optional) -> [N,O,H',W']. */
export const conv2d: Operation<Conv2dAttributes> = {
  name: 'conv2d',
  infer(inputs, attributes) {
    const [n, channels, h, w] = nchw(floatInput('conv2d', inputs, 0, 4));
    const weight = floatInput('conv2d', inputs, 1, 4);
    const [out, perGroup, kh, kw] = nchw(weight);
    if (perGroup * attributes.groups !== channels || out % attributes.groups !== 0) {
      throw new ShapeError(
        `invalid conv2d weight: got ${formatShape(weight.shape)} in ${attributes.groups} groups, expected ${channels} input channels`,
      );
    }
    if (inputs.length > 2) expectShape('conv2d', inputs, 2, [out]);
    const [oh, ow] = outputSize('conv2d', [h, w], { kernel: [kh, kw], ...attributes });
    return float32(n, out, oh, ow);
  },
  macs: (inputs, output) => convolutionMacs(output, inputs[1]!),
  gradient({ inputs, attributes, outputGradient, wanted, type, emit }) {
    const [x, weight] = inputs as [string, string];
    const [, , h, w] = nchw(type(x));
    const [, , kh, kw] = nchw(type(weight));
    return [
      wanted[0]
        ? emit(conv2dInputGradient, [outputGradient, weight], { ...attributes, inputSize: [h, w] })
        : undefined,
      wanted[1]
        ? emit(conv2dWeightGradient, [x, outputGradient], { ...attributes, kernel: [kh, kw] })
        : undefined,
      wanted[2] ? emit(channelSum, [outputGradient], noAttributes) : undefined,
    ];
  },
};

export interface Conv2dInputGradientAttributes extends Conv2dAttributes {
  /** Height and width of the convolution's input. */
  readonly inputSize: readonly [number, number];
}

/** Transposed convolution: dy [N,O,H',W'], weight [O,C/groups,kh,kw] -> dx [N,C,H,W]. */
export const conv2dInputGradient: Operation<Conv2dInputGradientAttributes> = {
  name: 'conv2dInputGradient',
  infer(inputs, attributes) {
    const [n, out] = nchw(floatInput('conv2dInputGradient', inputs, 0, 4));
    const weight = floatInput('conv2dInputGradient', inputs, 1, 4);
    const [rows, perGroup] = nchw(weight);
    if (rows !== out) {
      throw new ShapeError(
        `invalid conv2dInputGradient weight: got ${formatShape(weight.shape)}, expected ${out} rows`,
      );
    }
    return float32(n, perGroup * attributes.groups, ...attributes.inputSize);
  },
  macs: (inputs) => convolutionMacs(inputs[0]!, inputs[1]!),
};

export interface Conv2dWeightGradientAttributes extends Conv2dAttributes {
  readonly kernel: readonly [number, number];
}

/** x [N,C,H,W], dy [N,O,H',W'] -> dweight [O,C/groups,kh,kw]. */
export const conv2dWeightGradient: Operation<Conv2dWeightGradientAttributes> = {
  name: 'conv2dWeightGradient',
  infer(inputs, { groups, kernel }) {
    const [, channels] = nchw(floatInput('conv2dWeightGradient', inputs, 0, 4));
    const [, out] = nchw(floatInput('conv2dWeightGradient', inputs, 1, 4));
    return float32(out, channels / groups, ...kernel);
  },
  macs: (inputs, output) => convolutionMacs(inputs[1]!, output),
};
