import type { AttributesOf } from '@reticket/network';
import type { Lowering, LoweringContext } from './lowering.js';

export const add: Lowering<AttributesOf<'add'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Add', inputs.map(value));

export const multiply: Lowering<AttributesOf<'multiply'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Mul', inputs.map(value));

export const affine: Lowering<AttributesOf<'affine'>> = ({ graph, value }, { inputs, attributes }) => {
  const { scale, offset } = attributes;
  const scaled = graph.emit('Mul', [value(inputs[0]!), graph.perChannel(scale)]);
  return offset.every((summand) => summand === 0)
    ? scaled
    : graph.emit('Add', [scaled, graph.perChannel(offset)]);
};

export const relu: Lowering<AttributesOf<'relu'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Relu', [value(inputs[0]!)]);

export const relu6: Lowering<AttributesOf<'relu6'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Clip', [value(inputs[0]!), graph.scalar(0), graph.scalar(6)]);

export const sigmoid: Lowering<AttributesOf<'sigmoid'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Sigmoid', [value(inputs[0]!)]);

/** dy where the condition holds, 0 elsewhere. */
function keepWhere({ graph, value }: LoweringContext, condition: string, outputGradient: string): string {
  const mask = graph.emit('Cast', [condition], { to: { int: 1 } });
  return graph.emit('Mul', [value(outputGradient), mask]);
}

export const reluGradient: Lowering<AttributesOf<'reluGradient'>> = (context, { inputs }) => {
  const { graph, value } = context;
  const [y, outputGradient] = inputs as [string, string];
  return keepWhere(context, graph.emit('Greater', [value(y), graph.scalar(0)]), outputGradient);
};

export const relu6Gradient: Lowering<AttributesOf<'relu6Gradient'>> = (context, { inputs }) => {
  const { graph, value } = context;
  const [y, outputGradient] = inputs as [string, string];
  const inside = graph.emit('And', [
    graph.emit('Greater', [value(y), graph.scalar(0)]),
    graph.emit('Less', [value(y), graph.scalar(6)]),
  ]);
  return keepWhere(context, inside, outputGradient);
};

export const sigmoidGradient: Lowering<AttributesOf<'sigmoidGradient'>> = ({ graph, value }, { inputs }) => {
  const [y, outputGradient] = inputs.map(value) as [string, string];
  const slope = graph.emit('Mul', [y, graph.emit('Sub', [graph.scalar(1), y])]);
  return graph.emit('Mul', [outputGradient, slope]);
};

export const reciprocal: Lowering<AttributesOf<'reciprocal'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Reciprocal', [value(inputs[0]!)]);

export const reciprocalGradient: Lowering<AttributesOf<'reciprocalGradient'>> = (
  { graph, value },
  { inputs },
) => {
  const [y, outputGradient] = inputs.map(value) as [string, string];
  return graph.emit('Neg', [graph.emit('Mul', [outputGradient, graph.emit('Mul', [y, y])])]);
};

export const clamp: Lowering<AttributesOf<'clamp'>> = ({ graph, value }, { inputs, attributes }) =>
  graph.emit('Clip', [value(inputs[0]!), graph.scalar(attributes.lowest), graph.scalar(attributes.highest)]);

export const clampGradient: Lowering<AttributesOf<'clampGradient'>> = (context, { inputs, attributes }) => {
  const { graph, value } = context;
  const [x, outputGradient] = inputs as [string, string];
  const inside = graph.emit('And', [
    graph.emit('GreaterOrEqual', [value(x), graph.scalar(attributes.lowest)]),
    graph.emit('LessOrEqual', [value(x), graph.scalar(attributes.highest)]),
  ]);
  return keepWhere(context, inside, outputGradient);
};

export const hat: Lowering<AttributesOf<'hat'>> = ({ graph, value }, { inputs }) =>
  graph.emit('Relu', [graph.emit('Sub', [graph.scalar(1), graph.emit('Abs', [value(inputs[0]!)])])]);

export const hatGradient: Lowering<AttributesOf<'hatGradient'>> = (context, { inputs }) => {
  const { graph, value } = context;
  const [x, outputGradient] = inputs as [string, string];
  const between = (from: number, below: number) =>
    graph.emit('And', [
      graph.emit('GreaterOrEqual', [value(x), graph.scalar(from)]),
      graph.emit('Less', [value(x), graph.scalar(below)]),
    ]);
  return graph.emit('Sub', [
    keepWhere(context, between(-1, 0), outputGradient),
    keepWhere(context, between(0, 1), outputGradient),
  ]);
};
