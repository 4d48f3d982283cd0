import type { AttributesOf } from '@reticket/network';
import type { Lowering, LoweringContext } from './lowering.js';

const overBatchAndSpace = { axes: { ints: [0, 2, 3] }, keepdims: { int: 0 } } as const;

/** [C] -> [1,C,1,1], to broadcast over NCHW values. */
function broadcast({ graph }: LoweringContext, vector: string): string {
  return graph.emit('Unsqueeze', [vector, graph.integers([0, 2, 3])]);
}

/** 1 / sqrt(variance + epsilon): [C]. */
function inverseDeviation({ graph, value }: LoweringContext, variance: string, epsilon: number): string {
  const shifted = graph.emit('Add', [value(variance), graph.scalar(epsilon)]);
  return graph.emit('Reciprocal', [graph.emit('Sqrt', [shifted])]);
}

export const batchNorm: Lowering<AttributesOf<'batchNorm'>> = (context, { inputs, attributes }) => {
  const { graph, value } = context;
  const [x, scale, bias, mean, variance] = inputs as [string, string, string, string, string];
  const factor = graph.emit('Mul', [value(scale), inverseDeviation(context, variance, attributes.epsilon)]);
  const summand = graph.emit('Sub', [value(bias), graph.emit('Mul', [value(mean), factor])]);
  const scaled = graph.emit('Mul', [value(x), broadcast(context, factor)]);
  return graph.emit('Add', [scaled, broadcast(context, summand)]);
};

export const batchMean: Lowering<AttributesOf<'batchMean'>> = ({ graph, value }, { inputs }) =>
  graph.emit('ReduceMean', [value(inputs[0]!)], overBatchAndSpace);

export const batchVariance: Lowering<AttributesOf<'batchVariance'>> = (context, { inputs }) => {
  const { graph, value } = context;
  const centred = graph.emit('Sub', [value(inputs[0]!), broadcast(context, value(inputs[1]!))]);
  return graph.emit('ReduceMean', [graph.emit('Mul', [centred, centred])], overBatchAndSpace);
};

export const batchNormScaleGradient: Lowering<AttributesOf<'batchNormScaleGradient'>> = (
  context,
  { inputs, attributes },
) => {
  const { graph, value } = context;
  const [x, mean, variance, outputGradient] = inputs as [string, string, string, string];
  const centred = graph.emit('Sub', [value(x), broadcast(context, value(mean))]);
  const product = graph.emit('Mul', [centred, value(outputGradient)]);
  const sum = graph.emit('ReduceSum', [product, graph.integers([0, 2, 3])], { keepdims: { int: 0 } });
  return graph.emit('Mul', [sum, inverseDeviation(context, variance, attributes.epsilon)]);
};

export const batchNormRunningInputGradient: Lowering<AttributesOf<'batchNormRunningInputGradient'>> = (
  context,
  { inputs, attributes },
) => {
  const { graph, value } = context;
  const [outputGradient, scale, variance] = inputs as [string, string, string];
  const factor = graph.emit('Mul', [value(scale), inverseDeviation(context, variance, attributes.epsilon)]);
  return graph.emit('Mul', [value(outputGradient), broadcast(context, factor)]);
};

/** dx = a dy + b x + c with a, b, c per channel: two products and two sums over the whole value. */
export const batchNormBatchInputGradient: Lowering<AttributesOf<'batchNormBatchInputGradient'>> = (
  context,
  { inputs, attributes },
) => {
  const { graph, value, type } = context;
  const [x, scale, mean, , outputGradient, scaleGradient, biasGradient] = inputs.map(value);
  const [n, , h, w] = type(inputs[0]!).shape as [number, number, number, number];
  const perValue = graph.scalar(1 / (n * h * w));
  const inverse = inverseDeviation(context, inputs[3]!, attributes.epsilon);
  const a = graph.emit('Mul', [scale!, inverse]);
  const meanGradient = graph.emit('Mul', [graph.emit('Mul', [scaleGradient!, inverse]), perValue]);
  const b = graph.emit('Neg', [graph.emit('Mul', [a, meanGradient])]);
  const shift = graph.emit('Mul', [a, graph.emit('Mul', [biasGradient!, perValue])]);
  const c = graph.emit('Neg', [graph.emit('Add', [graph.emit('Mul', [b, mean!]), shift])]);
  const weighted = graph.emit('Add', [
    graph.emit('Mul', [outputGradient!, broadcast(context, a)]),
    graph.emit('Mul', [x!, broadcast(context, b)]),
  ]);
  return graph.emit('Add', [weighted, broadcast(context, c)]);
};
