import { describe, expect, it } from 'vitest';
import { differentiate, GraphBuilder, noAttributes, operations } from '../../src/index.js';
import { differenceGradient } from '../support/central-differences.js';
import { expectClose } from '../support/close.js';
import { interpret } from '../support/reference/interpret.js';
import { toValue } from '../support/reference/value.js';
import { wave } from '../support/wave.js';

const { batchMean, batchNorm, batchVariance, flatten, linear, softmaxCrossEntropy } = operations;

/** x -> batch normalisation by its own statistics -> a fixed linear layer -> loss. */
function program(withRespectTo: readonly string[]) {
  const builder = new GraphBuilder();
  builder.input('x', { dtype: 'float32', shape: [3, 2, 2, 2] });
  builder.input('scale', { dtype: 'float32', shape: [2] });
  builder.input('bias', { dtype: 'float32', shape: [2] });
  const head = wave([4, 8], 2);
  builder.constant('head', { shape: head.shape, data: Float32Array.from(head.data) });
  builder.constant('labels', { shape: [3], data: Int32Array.of(0, 3, 1) });
  builder.constant('itemWeights', { shape: [3], data: Float32Array.of(0.5, 1, 0.25) });
  builder.emit(batchMean, ['x'], noAttributes, 'mean');
  builder.emit(batchVariance, ['x', 'mean'], noAttributes, 'variance');
  const attributes = { epsilon: 1e-3, statistics: 'batch' } as const;
  builder.emit(batchNorm, ['x', 'scale', 'bias', 'mean', 'variance'], attributes, 'y');
  builder.emit(flatten, ['y'], noAttributes, 'flat');
  builder.emit(linear, ['flat', 'head'], noAttributes, 'logits');
  builder.emit(softmaxCrossEntropy, ['logits', 'labels', 'itemWeights'], noAttributes, 'loss');
  const gradients = differentiate(builder, 'loss', withRespectTo);
  return builder.program('batch statistics', { loss: 'loss', ...Object.fromEntries(gradients) });
}

const feeds = {
  x: wave([3, 2, 2, 2], 1),
  scale: toValue({ shape: [2], data: Float64Array.of(1.5, -0.7) }),
  bias: toValue({ shape: [2], data: Float64Array.of(0.2, 0.4) }),
};

describe('the gradient of batch normalisation by batch statistics', () => {
  it.each([[['x', 'scale', 'bias']], [['x']], [['scale']], [['bias']]])(
    'agrees with central differences with respect to %j',
    (withRespectTo) => {
      const built = program(withRespectTo);
      const outputs = interpret(built, feeds);
      for (const name of withRespectTo) {
        const expected = differenceGradient((at) => interpret(built, at).loss!.data[0]!, feeds, name);
        expectClose(outputs[name]!.data, expected, 1e-8);
      }
    },
  );

  it('computes the batch gradient only for x', () => {
    const ops = (names: readonly string[]) => program(names).nodes.map(({ op }) => op);
    expect(ops(['x'])).toContain('batchNormBatchInputGradient');
    expect(ops(['scale', 'bias'])).not.toContain('batchNormBatchInputGradient');
  });
});
