import type { AttributesOf } from '@reticket/network';
import type { Lowering, LoweringContext } from './lowering.js';

function axes(rank: number): readonly number[] {
  return Array.from({ length: rank }, (_, axis) => axis);
}

function emitPad(
  { graph }: LoweringContext,
  value: string,
  before: readonly number[],
  after: readonly number[],
): string {
  return graph.emit('Pad', [value, graph.integers([...before, ...after]), graph.scalar(0)]);
}

function emitReshape({ graph }: LoweringContext, value: string, shape: readonly number[]): string {
  return graph.emit('Reshape', [value, graph.integers(shape)]);
}

export const concat: Lowering<AttributesOf<'concat'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Concat', inputs.map(value), { axis: { int: 1 } });

export const pad: Lowering<AttributesOf<'pad'>> = (context, { inputs, attributes }) =>
  emitPad(context, context.value(inputs[0]!), attributes.before, attributes.after);

export const slice: Lowering<AttributesOf<'slice'>> = ({ graph, value, type }, { inputs, attributes }) => {
  const { shape } = type(inputs[0]!);
  const { starts, ends, steps } = attributes;
  return graph.emit('Slice', [
    value(inputs[0]!),
    graph.integers(starts),
    graph.integers(ends.map((end, axis) => Math.min(end, shape[axis]!))),
    graph.integers(axes(shape.length)),
    graph.integers(steps),
  ]);
};

/** Zeros between kept positions by padding an extra axis behind each strided one, then zeros around. */
export const sliceGradient: Lowering<AttributesOf<'sliceGradient'>> = (
  context,
  { inputs, output, attributes },
) => {
  const { starts, steps } = attributes;
  const kept = context.type(inputs[0]!).shape;
  const full = context.type(output).shape;
  let value = context.value(inputs[0]!);
  let dilated = [...kept];
  if (steps.some((step) => step > 1)) {
    const interleaved = kept.flatMap((size, axis) => (steps[axis]! > 1 ? [size, 1] : [size]));
    const gaps = kept.flatMap((_, axis) => (steps[axis]! > 1 ? [0, steps[axis]! - 1] : [0]));
    dilated = kept.map((size, axis) => size * steps[axis]!);
    value = emitReshape(context, value, interleaved);
    value = emitPad(
      context,
      value,
      gaps.map(() => 0),
      gaps,
    );
    value = emitReshape(context, value, dilated);
  }
  // A negative pad crops the gap behind the last kept position.
  const after = full.map((size, axis) => size - starts[axis]! - dilated[axis]!);
  return emitPad(context, value, starts, after);
};

export const reshape: Lowering<AttributesOf<'reshape'>> = (context, { inputs, output }) =>
  emitReshape(context, context.value(inputs[0]!), context.type(output).shape);

export const flatten: Lowering<AttributesOf<'flatten'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Flatten', [value(inputs[0]!)]);
