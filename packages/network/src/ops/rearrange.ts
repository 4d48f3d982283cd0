import { ShapeError } from '../errors.js';
import type { NoAttributes, Operation } from '../graph/operation.js';
import { elementCount, formatShape } from '../tensor.js';
import { float32, floatInput } from './check.js';

/** Joins along the channel axis: [N,Ci,H,W]... -> [N,sum Ci,H,W]. */
export const concat: Operation<NoAttributes> = {
  name: 'concat',
  infer(inputs) {
    const [n, , h, w] = floatInput('concat', inputs, 0, 4).shape as [number, number, number, number];
    let channels = 0;
    for (let index = 0; index < inputs.length; index += 1) {
      const { shape } = floatInput('concat', inputs, index, 4);
      if (shape[0] !== n || shape[2] !== h || shape[3] !== w) {
        throw new ShapeError(
          `invalid concat input ${index}: got shape ${formatShape(shape)}, expected ${formatShape([n, shape[1]!, h, w])}`,
        );
      }
      channels += shape[1]!;
    }
    return float32(n, channels, h, w);
  },
  gradient({ inputs, outputGradient, wanted, type, emit }) {
    const { shape } = type(outputGradient);
    let offset = 0;
    return inputs.map((input, index) => {
      const start = offset;
      offset += type(input).shape[1]!;
      if (!wanted[index]) return undefined;
      return emit(slice, [outputGradient], {
        starts: [0, start, 0, 0],
        ends: [shape[0]!, offset, shape[2]!, shape[3]!],
        steps: [1, 1, 1, 1],
      });
    });
  },
};

export interface SliceAttributes {
  /** First index along every axis. */
  readonly starts: readonly number[];
  /** Index after the last along every axis; `Infinity` stands for the size of the axis. */
  readonly ends: readonly number[];
  /** Positive distance between kept indices along every axis. */
  readonly steps: readonly number[];
}

/** A regular part of a value of any rank. */
export const slice: Operation<SliceAttributes> = {
  name: 'slice',
  infer(inputs, { starts, ends, steps }) {
    const { dtype, shape } = floatInput('slice', inputs, 0);
    if ([starts, ends, steps].some((list) => list.length !== shape.length)) {
      throw new ShapeError(
        `invalid slice: got ${starts.length} starts, expected one for each of ${shape.length} axes`,
      );
    }
    const sizes = shape.map((size, axis) => {
      const start = starts[axis]!;
      const end = Math.min(ends[axis]!, size);
      if (start < 0 || start >= end || steps[axis]! < 1) {
        throw new ShapeError(
          `invalid slice of axis ${axis}: got ${start}..${ends[axis]} by ${steps[axis]}, expected a part of 0..${size}`,
        );
      }
      return Math.ceil((end - start) / steps[axis]!);
    });
    return { dtype, shape: sizes };
  },
  gradient: ({ inputs, attributes, outputGradient, type, emit }) => [
    emit(sliceGradient, [outputGradient], { ...attributes, inputShape: type(inputs[0]!).shape.slice(1) }),
  ],
};

export interface SliceGradientAttributes extends SliceAttributes {
  /** Shape of the sliced value, without its first axis. */
  readonly inputShape: readonly number[];
}

/** Puts dy back where a slice of every axis but the first took it, zeros elsewhere. */
export const sliceGradient: Operation<SliceGradientAttributes> = {
  name: 'sliceGradient',
  infer(inputs, { starts, steps, inputShape }) {
    const { dtype, shape } = floatInput('sliceGradient', inputs, 0);
    if (starts[0] !== 0 || steps[0] !== 1) {
      throw new ShapeError('invalid slice gradient: got a slice of the first axis, expected whole batches');
    }
    return { dtype, shape: [shape[0]!, ...inputShape] };
  },
};

export interface PadAttributes {
  /** Zeros before the first index of every axis. */
  readonly before: readonly number[];
  /** Zeros after the last index of every axis. */
  readonly after: readonly number[];
}

/** A value of any rank surrounded by zeros. */
export const pad: Operation<PadAttributes> = {
  name: 'pad',
  infer(inputs, { before, after }) {
    const { dtype, shape } = floatInput('pad', inputs, 0);
    if (
      [...before, ...after].some((count) => count < 0) ||
      before.length !== shape.length ||
      after.length !== shape.length
    ) {
      throw new ShapeError(
        `invalid pad: got ${formatShape(before)} and ${formatShape(after)}, expected >= 0 for each of ${shape.length} axes`,
      );
    }
    return { dtype, shape: shape.map((size, axis) => size + before[axis]! + after[axis]!) };
  },
  gradient({ inputs, attributes, outputGradient, type, emit }) {
    const { shape } = type(inputs[0]!);
    return [
      emit(slice, [outputGradient], {
        starts: attributes.before,
        ends: shape.map((size, axis) => size + attributes.before[axis]!),
        steps: shape.map(() => 1),
      }),
    ];
  },
};

export interface ReshapeAttributes {
  /** Sizes of every axis but the first, which stays. */
  readonly itemShape: readonly number[];
}

/** The same values of each item in another shape: [N,...] -> [N,...itemShape], row-major. */
export const reshape: Operation<ReshapeAttributes> = {
  name: 'reshape',
  infer(inputs, { itemShape }) {
    const { dtype, shape } = floatInput('reshape', inputs, 0);
    if (elementCount(shape.slice(1)) !== elementCount(itemShape)) {
      throw new ShapeError(
        `invalid reshape: got ${formatShape(shape)}, expected items of ${formatShape(itemShape)}`,
      );
    }
    return { dtype, shape: [shape[0]!, ...itemShape] };
  },
  gradient: ({ inputs, outputGradient, type, emit }) => [
    emit(reshape, [outputGradient], { itemShape: type(inputs[0]!).shape.slice(1) }),
  ],
};

/** One vector per item: [N,...] -> [N,F], row-major. */
export const flatten: Operation<NoAttributes> = {
  name: 'flatten',
  infer(inputs) {
    const { dtype, shape } = floatInput('flatten', inputs, 0);
    return { dtype, shape: [shape[0]!, elementCount(shape.slice(1))] };
  },
  gradient: ({ inputs, outputGradient, type, emit }) => [
    emit(reshape, [outputGradient], { itemShape: type(inputs[0]!).shape.slice(1) }),
  ],
};
