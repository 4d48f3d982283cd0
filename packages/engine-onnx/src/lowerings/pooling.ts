import type { AttributesOf } from '@reticket/network';
import type { Lowering } from './lowering.js';

/**
 * The padding that makes the windows fit exactly. ONNX's `ceil_mode` would also count a window that starts behind the
 * last row or column, as one can where the stride exceeds the kernel.
 */
function fittingPads(
  { kernel, strides, pads }: AttributesOf<'maxPool'>,
  inputShape: readonly number[],
  outputShape: readonly number[],
): readonly number[] {
  const after = [0, 1].map((axis) => {
    const reached = (outputShape[axis + 2]! - 1) * strides[axis]! + kernel[axis]!;
    return Math.max(0, reached - inputShape[axis + 2]! - pads[axis]!);
  });
  return [pads[0], pads[1], ...after];
}

export const maxPool: Lowering<AttributesOf<'maxPool'>> = (context, { inputs, output, attributes }) => {
  const { kernel, strides } = attributes;
  const poolAttributes = {
    kernel_shape: { ints: kernel },
    strides: { ints: strides },
    pads: {
      ints: fittingPads(attributes, context.type(inputs[0]!).shape, context.type(output).shape),
    },
  };
  const x = [context.value(inputs[0]!)];
  if (!context.hasPoolGradient(output)) return context.graph.emit('MaxPool', x, poolAttributes);
  const [pooled, indices] = context.graph.emitAll('MaxPool', x, poolAttributes, 2) as [string, string];
  context.poolIndices.set(output, indices);
  return pooled;
};

/**
 * Scatters dy to the positions that the forward MaxPool reported. MaxUnpool overwrites where ScatterElements would
 * add, and is several times faster; so windows are dealt into classes whose members do not overlap (four for a 3x3
 * window at stride 2, one where the stride reaches the kernel), and the classes are summed.
 */
export const maxPoolGradient: Lowering<AttributesOf<'maxPoolGradient'>> = (
  context,
  { inputs, attributes },
) => {
  const { graph } = context;
  const [x, pooled, outputGradient] = inputs as [string, string, string];
  const { kernel, strides } = attributes;
  const inputShape = graph.integers(context.type(x).shape);
  const indices = context.poolIndices.get(pooled)!;
  const gradient = context.value(outputGradient);
  const [, , rows, columns] = context.type(pooled).shape as [number, number, number, number];
  const [rowClasses, columnClasses] = [0, 1].map((axis) => Math.ceil(kernel[axis]! / strides[axis]!)) as [
    number,
    number,
  ];

  const parts: string[] = [];
  for (let row = 0; row < Math.min(rowClasses, rows); row += 1) {
    for (let column = 0; column < Math.min(columnClasses, columns); column += 1) {
      const members = (value: string) =>
        rowClasses * columnClasses === 1
          ? value
          : graph.emit('Slice', [
              value,
              graph.integers([row, column]),
              graph.integers([rows, columns]),
              graph.integers([2, 3]),
              graph.integers([rowClasses, columnClasses]),
            ]);
      parts.push(
        graph.emit('MaxUnpool', [members(gradient), members(indices), inputShape], {
          kernel_shape: { ints: [1, 1] },
        }),
      );
    }
  }
  return parts.length === 1 ? parts[0]! : graph.emit('Sum', parts);
};

export const averagePool: Lowering<AttributesOf<'averagePool'>> = (
  { graph, value },
  { inputs, attributes },
) =>
  graph.emit('AveragePool', [value(inputs[0]!)], {
    kernel_shape: { ints: attributes.kernel },
    strides: { ints: attributes.strides },
    pads: { ints: attributes.pads },
    count_include_pad: { int: 1 },
  });

/** A depthwise transposed convolution with a constant kernel. */
export const averagePoolGradient: Lowering<AttributesOf<'averagePoolGradient'>> = (
  { graph, value, type },
  { inputs, attributes },
) => {
  const { kernel, strides, pads, inputSize } = attributes;
  const [, channels, oh, ow] = type(inputs[0]!).shape as [number, number, number, number];
  const taps = kernel[0] * kernel[1];
  const weight = graph.initializer(new Float32Array(channels * taps).fill(1 / taps), [
    channels,
    1,
    ...kernel,
  ]);
  const outputPadding = [oh, ow].map((size, axis) => {
    const reached = (size - 1) * strides[axis]! + kernel[axis]! - pads[axis]! - pads[axis + 2]!;
    return inputSize[axis]! - reached;
  });
  return graph.emit('ConvTranspose', [value(inputs[0]!), weight], {
    strides: { ints: strides },
    pads: { ints: pads },
    group: { int: channels },
    output_padding: { ints: outputPadding },
  });
};

export const globalAveragePool: Lowering<AttributesOf<'globalAveragePool'>> = (
  { graph, value },
  { inputs },
) => graph.emit('Flatten', [graph.emit('GlobalAveragePool', [value(inputs[0]!)])]);

export const globalAveragePoolGradient: Lowering<AttributesOf<'globalAveragePoolGradient'>> = (
  { graph, value, type },
  { inputs, attributes },
) => {
  const [h, w] = attributes.inputSize;
  const [n, c] = type(inputs[0]!).shape as [number, number];
  const share = graph.emit('Mul', [value(inputs[0]!), graph.scalar(1 / (h * w))]);
  const column = graph.emit('Unsqueeze', [share, graph.integers([2, 3])]);
  return graph.emit('Expand', [column, graph.integers([n, c, h, w])]);
};
