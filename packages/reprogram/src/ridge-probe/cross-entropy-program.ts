import { differentiate, GraphBuilder, noAttributes, operations, type Program } from '@reticket/network';

/**
 * The cross-entropy of a chunk of items and its gradients. Inputs: x [items, width], labels [items] int32,
 * itemWeights [items], weight [classes, width], bias [classes]; outputs: loss, weightGradient, biasGradient.
 */
export function crossEntropyProgram(items: number, classes: number, width: number): Program {
  const builder = new GraphBuilder();
  const x = builder.input('x', { dtype: 'float32', shape: [items, width] });
  const labels = builder.input('labels', { dtype: 'int32', shape: [items] });
  const itemWeights = builder.input('itemWeights', { dtype: 'float32', shape: [items] });
  const weight = builder.input('weight', { dtype: 'float32', shape: [classes, width] });
  const bias = builder.input('bias', { dtype: 'float32', shape: [classes] });
  const logits = builder.emit(operations.linear, [x, weight, bias], noAttributes);
  const loss = builder.emit(operations.softmaxCrossEntropy, [logits, labels, itemWeights], noAttributes);
  const gradients = differentiate(builder, loss, [weight, bias]);
  return builder.program('crossEntropy', {
    loss,
    weightGradient: gradients.get(weight)!,
    biasGradient: gradients.get(bias)!,
  });
}
