import type { Node } from '../graph/graph.js';
import type { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes, type Operation } from '../graph/operation.js';
import { add, affine } from '../ops/arithmetic.js';
import { averagePool, globalAveragePool } from '../ops/average-pool.js';
import { nchw } from '../ops/check.js';
import { type Conv2dAttributes, conv2d } from '../ops/conv2d.js';
import { type MaxPoolAttributes, maxPool } from '../ops/max-pool.js';
import { concat, type PadAttributes } from '../ops/rearrange.js';
import type { Rectangle } from '../ops/rectangle.js';
import { operations } from '../ops/registry.js';
import type { SpatialWindow } from '../ops/spatial-window.js';
import { crop, difference, growWindow, type SplitValue, surroundings, union } from './split-value.js';

/**
 * How an operation acts on split values: the first input, or all of them, are split; parameters are ordinary.
 * Returns the split output, the name of an ordinary one, or undefined where only the merged value will do.
 */
export type SplitRule = (
  builder: GraphBuilder,
  node: Node,
  values: readonly SplitValue[],
  parameters: readonly string[],
) => SplitValue | string | undefined;

function emitLike(builder: GraphBuilder, node: Node, inputs: readonly string[]): string {
  return builder.emit(operations[node.op] as Operation<unknown>, inputs, node.attributes);
}

/** Operations that treat every position by itself. */
const pointwise: SplitRule = (builder, node, [value], parameters) => ({
  background: emitLike(builder, node, [value!.background, ...parameters]),
  window: emitLike(builder, node, [value!.window, ...parameters]),
  rectangle: value!.rectangle,
});

/** Along one axis: which outputs of a sliding kernel see the window, and which inputs they read. */
interface Reach {
  readonly first: number;
  readonly last: number;
  /** First input read, relative to the plane; may lie in the padding. */
  readonly from: number;
  /** Last input read. */
  readonly to: number;
}

function reach(
  start: number,
  end: number,
  outputs: number,
  kernel: number,
  stride: number,
  before: number,
): Reach {
  const first = Math.max(0, Math.ceil((start + before - kernel + 1) / stride));
  const last = Math.min(outputs - 1, Math.floor((end - 1 + before) / stride));
  return { first, last, from: first * stride - before, to: last * stride - before + kernel - 1 };
}

interface SlidingReach {
  readonly rows: Reach;
  readonly columns: Reach;
  readonly rectangle: Rectangle;
}

function slidingReach(
  builder: GraphBuilder,
  { top, left, bottom, right }: Rectangle,
  output: string,
  { kernel, strides, pads }: SpatialWindow,
): SlidingReach {
  const [, , height, width] = nchw(builder.type(output));
  const rows = reach(top, bottom, height, kernel[0], strides[0], pads[0]);
  const columns = reach(left, right, width, kernel[1], strides[1], pads[1]);
  return {
    rows,
    columns,
    rectangle: { top: rows.first, left: columns.first, bottom: rows.last + 1, right: columns.last + 1 },
  };
}

/** Whether the window reaches no output at all, as with a stride larger than it. */
function isEmpty({ top, left, bottom, right }: Rectangle): boolean {
  return bottom <= top || right <= left;
}

/**
 * A linear sliding operation (convolution, average pooling): the window's output is the background's plus the
 * operation, without bias, on the difference, whose surroundings are zeros and so come as padding.
 */
function slidingLinear(
  builder: GraphBuilder,
  value: SplitValue,
  window: SpatialWindow,
  background: string,
  apply: (difference: string, pads: SpatialWindow['pads']) => string,
): SplitValue | undefined {
  const { rows, columns, rectangle } = slidingReach(builder, value.rectangle, background, window);
  if (isEmpty(rectangle)) return undefined;
  const { top, left, bottom, right } = value.rectangle;
  // Rows and columns that no kernel reads, as with a stride larger than the kernel, are cropped off.
  const read: Rectangle = {
    top: Math.max(0, rows.from - top),
    left: Math.max(0, columns.from - left),
    bottom: Math.min(bottom, rows.to + 1) - top,
    right: Math.min(right, columns.to + 1) - left,
  };
  const pads = [
    Math.max(0, top - rows.from),
    Math.max(0, left - columns.from),
    Math.max(0, rows.to + 1 - bottom),
    Math.max(0, columns.to + 1 - right),
  ] as const;
  const change = apply(crop(builder, difference(builder, value), read), pads);
  const base = crop(builder, background, rectangle);
  return { background, window: builder.emit(add, [change, base], noAttributes), rectangle };
}

const splitConvolution: SplitRule = (builder, node, [value], parameters) => {
  const [weight] = parameters as [string];
  const attributes = node.attributes as unknown as Conv2dAttributes;
  const [, , kh, kw] = nchw(builder.type(weight));
  const background = emitLike(builder, node, [surroundings(builder, value!), ...parameters]);
  return slidingLinear(builder, value!, { kernel: [kh, kw], ...attributes }, background, (change, pads) =>
    builder.emit(conv2d, [change, weight], { ...attributes, pads }),
  );
};

const splitAveragePool: SplitRule = (builder, node, [value]) => {
  const attributes = node.attributes as unknown as SpatialWindow;
  const background = emitLike(builder, node, [surroundings(builder, value!)]);
  return slidingLinear(builder, value!, attributes, background, (change, pads) =>
    builder.emit(averagePool, [change], { ...attributes, pads }),
  );
};

/** Maxima need the real surroundings: the window grows by what its outputs read. */
const splitMaxPool: SplitRule = (builder, node, [value]) => {
  const attributes = node.attributes as unknown as MaxPoolAttributes;
  const background = emitLike(builder, node, [surroundings(builder, value!)]);
  const { rows, columns, rectangle } = slidingReach(builder, value!.rectangle, background, attributes);
  if (isEmpty(rectangle)) return undefined;
  const [, , height, width] = nchw(builder.type(value!.background));
  const read: Rectangle = {
    top: Math.max(0, rows.from),
    left: Math.max(0, columns.from),
    bottom: Math.min(height, rows.to + 1),
    right: Math.min(width, columns.to + 1),
  };
  const grown = growWindow(builder, value!, union(read, value!.rectangle));
  const readWindow = crop(builder, grown.window, {
    top: read.top - grown.rectangle.top,
    left: read.left - grown.rectangle.left,
    bottom: read.bottom - grown.rectangle.top,
    right: read.right - grown.rectangle.left,
  });
  const pads = [
    Math.max(0, -rows.from),
    Math.max(0, -columns.from),
    Math.max(0, rows.to + 1 - height),
    Math.max(0, columns.to + 1 - width),
  ] as const;
  return {
    background,
    window: builder.emit(maxPool, [readWindow], { ...attributes, pads, ceil: false }),
    rectangle,
  };
};

/** mean(background) + mean(difference) * its share of the plane. */
const splitGlobalAveragePool: SplitRule = (builder, _node, [value]) => {
  const [, , height, width] = nchw(builder.type(value!.background));
  const change = difference(builder, value!);
  const [, channels, h, w] = nchw(builder.type(change));
  const share = builder.emit(affine, [change], {
    scale: new Array<number>(channels).fill((h * w) / (height * width)),
    offset: new Array<number>(channels).fill(0),
  });
  return builder.emit(
    add,
    [
      builder.emit(globalAveragePool, [share], noAttributes),
      builder.emit(globalAveragePool, [surroundings(builder, value!)], noAttributes),
    ],
    noAttributes,
  );
};

/** Operations of several values at the same position. */
function jointly(operation: Operation<Readonly<Record<string, never>>>): SplitRule {
  return (builder, _node, values) => {
    const rectangle = values.map((value) => value.rectangle).reduce(union);
    const grown = values.map((value) => growWindow(builder, value, rectangle));
    return {
      background: builder.emit(
        operation,
        grown.map((value) => value.background),
        noAttributes,
      ),
      window: builder.emit(
        operation,
        grown.map((value) => value.window),
        noAttributes,
      ),
      rectangle,
    };
  };
}

/** Zeros for new channels; padding of the plane has no rule. */
const splitChannelPad: SplitRule = (builder, node, values) => {
  const { before, after } = node.attributes as unknown as PadAttributes;
  const inPlane = [before, after].some((list) => list[2] !== 0 || list[3] !== 0);
  return inPlane ? undefined : pointwise(builder, node, values, []);
};

/** Operations with a rule; every other one reads the merged value. */
export const splitRules: Readonly<Partial<Record<Node['op'], SplitRule>>> = {
  add: jointly(add),
  affine: pointwise,
  averagePool: splitAveragePool,
  batchNorm: pointwise,
  concat: jointly(concat),
  conv2d: splitConvolution,
  globalAveragePool: splitGlobalAveragePool,
  maxPool: splitMaxPool,
  pad: splitChannelPad,
  relu: pointwise,
  relu6: pointwise,
  sigmoid: pointwise,
};
