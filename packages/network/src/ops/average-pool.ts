import type { NoAttributes, Operation } from '../graph/operation.js';
import { float32, floatInput, nchw } from './check.js';
import { outputSize, type SpatialWindow } from './spatial-window.js';

export type AveragePoolAttributes = SpatialWindow;

/** Mean of each window: [N,C,H,W] -> [N,C,H',W']. Padding counts as zeros, as in PyTorch by default. */
export const averagePool: Operation<AveragePoolAttributes> = {
  name: 'averagePool',
  infer(inputs, attributes) {
    const [n, c, h, w] = nchw(floatInput('averagePool', inputs, 0, 4));
    return float32(n, c, ...outputSize('averagePool', [h, w], attributes));
  },
  gradient({ inputs, attributes, outputGradient, type, emit }) {
    const [, , h, w] = nchw(type(inputs[0]!));
    return [emit(averagePoolGradient, [outputGradient], { ...attributes, inputSize: [h, w] })];
  },
};

export interface AveragePoolGradientAttributes extends AveragePoolAttributes {
  readonly inputSize: readonly [number, number];
}

/** Spreads each dy evenly over its window: [N,C,H',W'] -> [N,C,H,W]. */
export const averagePoolGradient: Operation<AveragePoolGradientAttributes> = {
  name: 'averagePoolGradient',
  infer(inputs, { inputSize }) {
    const [n, c] = nchw(floatInput('averagePoolGradient', inputs, 0, 4));
    return float32(n, c, ...inputSize);
  },
};

export interface GlobalAveragePoolGradientAttributes {
  readonly inputSize: readonly [number, number];
}

/** Mean over both spatial axes: [N,C,H,W] -> [N,C]. */
export const globalAveragePool: Operation<NoAttributes> = {
  name: 'globalAveragePool',
  infer(inputs) {
    const [n, c] = nchw(floatInput('globalAveragePool', inputs, 0, 4));
    return float32(n, c);
  },
  gradient({ inputs, outputGradient, type, emit }) {
    const [, , h, w] = nchw(type(inputs[0]!));
    return [emit(globalAveragePoolGradient, [outputGradient], { inputSize: [h, w] })];
  },
};

/** dy / (H * W) at every position: [N,C] -> [N,C,H,W]. */
export const globalAveragePoolGradient: Operation<GlobalAveragePoolGradientAttributes> = {
  name: 'globalAveragePoolGradient',
  infer(inputs, { inputSize }) {
    const { shape } = floatInput('globalAveragePoolGradient', inputs, 0, 2);
    return float32(shape[0]!, shape[1]!, ...inputSize);
  },
};
