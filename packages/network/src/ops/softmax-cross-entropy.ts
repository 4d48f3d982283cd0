import { ShapeError } from '../errors.js';
import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import { expectShape, float32, floatInput, indexInput } from './check.js';

/**
 * sum over n of itemWeights[n] * -log softmax(logits[n])[labels[n]]: logits [N,K], labels [N] int32, itemWeights [N]
 * -> scalar. Weights of 1 / N make it the mean; a weight of 0 takes an item out of the loss and of every gradient.
 */
export const softmaxCrossEntropy: Operation<NoAttributes> = {
  name: 'softmaxCrossEntropy',
  infer(inputs) {
    const logits = floatInput('softmaxCrossEntropy', inputs, 0, 2);
    const labels = indexInput('softmaxCrossEntropy', inputs, 1);
    if (labels.shape[0] !== logits.shape[0]) {
      throw new ShapeError(
        `invalid softmaxCrossEntropy labels: got ${labels.shape[0]}, expected ${logits.shape[0]}`,
      );
    }
    expectShape('softmaxCrossEntropy', inputs, 2, [logits.shape[0]!]);
    return float32();
  },
  gradient: ({ inputs, outputGradient, emit }) => [
    emit(softmaxCrossEntropyGradient, [...inputs, outputGradient], noAttributes),
  ],
};

/** (softmax(logits) - onehot(labels)) * itemWeights * dloss: logits, labels, itemWeights, dloss (scalar) -> [N,K]. */
export const softmaxCrossEntropyGradient: Operation<NoAttributes> = {
  name: 'softmaxCrossEntropyGradient',
  infer: (inputs) => floatInput('softmaxCrossEntropyGradient', inputs, 0, 2),
};
