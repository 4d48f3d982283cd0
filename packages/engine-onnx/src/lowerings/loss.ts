import type { AttributesOf } from '@reticket/network';
import type { Lowering, LoweringContext } from './lowering.js';

/** ONNX's code for int64, the index type that ONNX Runtime implements OneHot for. */
const int64 = 7;

/** One-hot rows of the labels: [N,K]. */
function oneHot({ graph, value, type }: LoweringContext, logits: string, labels: string): string {
  const classes = type(logits).shape[1]!;
  const indices = graph.emit('Cast', [value(labels)], { to: { int: int64 } });
  const offAndOn = graph.initializer(Float32Array.of(0, 1), [2]);
  return graph.emit('OneHot', [indices, graph.integers([classes]), offAndOn]);
}

/** itemWeights [N] as a column [N,1]. */
function column({ graph, value }: LoweringContext, itemWeights: string): string {
  return graph.emit('Unsqueeze', [value(itemWeights), graph.integers([1])]);
}

export const softmaxCrossEntropy: Lowering<AttributesOf<'softmaxCrossEntropy'>> = (context, { inputs }) => {
  const { graph, value } = context;
  const [logits, labels, itemWeights] = inputs as [string, string, string];
  const logProbabilities = graph.emit('LogSoftmax', [value(logits)], { axis: { int: 1 } });
  const chosen = graph.emit('Mul', [logProbabilities, oneHot(context, logits, labels)]);
  const weighted = graph.emit('Mul', [chosen, column(context, itemWeights)]);
  return graph.emit('Neg', [graph.emit('ReduceSum', [weighted], { keepdims: { int: 0 } })]);
};

export const softmaxCrossEntropyGradient: Lowering<AttributesOf<'softmaxCrossEntropyGradient'>> = (
  context,
  { inputs },
) => {
  const { graph, value } = context;
  const [logits, labels, itemWeights, lossGradient] = inputs as [string, string, string, string];
  const probabilities = graph.emit('Softmax', [value(logits)], { axis: { int: 1 } });
  const difference = graph.emit('Sub', [probabilities, oneHot(context, logits, labels)]);
  const weighted = graph.emit('Mul', [difference, column(context, itemWeights)]);
  return graph.emit('Mul', [weighted, value(lossGradient)]);
};
