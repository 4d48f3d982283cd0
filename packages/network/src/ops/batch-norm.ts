import type { NoAttributes, Operation } from '../graph/operation.js';
import { noAttributes } from '../graph/operation.js';
import type { ValueType } from '../tensor.js';
import { channelSum } from './channel-sum.js';
import { expectShape, float32, floatInput } from './check.js';

export interface BatchNormAttributes {
  /** Added to the variance. */
  readonly epsilon: number;
  /**
   * `running`: mean and variance are parameters. `batch`: they are `batchMean` and `batchVariance` of x, and the
   * gradient with respect to x flows through them too.
   */
  readonly statistics: 'running' | 'batch';
}

function inferPerChannel(operation: string, inputs: readonly ValueType[], firstVector: number): ValueType {
  const x = floatInput(operation, inputs, 0);
  for (let index = firstVector; index < inputs.length; index += 1) {
    if (inputs[index]!.shape.length === 1) expectShape(operation, inputs, index, [x.shape[1]!]);
    else expectShape(operation, inputs, index, x.shape);
  }
  return x;
}

/**
 * (x - mean) / sqrt(variance + epsilon) * scale + bias, per channel: x [N,C,H,W]; scale, bias, mean, variance [C].
 * Ioffe and Szegedy 2015.
 */
export const batchNorm: Operation<BatchNormAttributes> = {
  name: 'batchNorm',
  infer: (inputs) => inferPerChannel('batchNorm', inputs, 1),
  gradient({ inputs, attributes, outputGradient, wanted, emit }) {
    const [x, scale, , mean, variance] = inputs as [string, string, string, string, string];
    const { epsilon, statistics } = attributes;
    const throughStatistics = statistics === 'batch' && wanted[0];
    const scaleGradient =
      wanted[1] || throughStatistics
        ? emit(batchNormScaleGradient, [x, mean, variance, outputGradient], { epsilon })
        : undefined;
    const biasGradient =
      wanted[2] || throughStatistics ? emit(channelSum, [outputGradient], noAttributes) : undefined;
    let inputGradient: string | undefined;
    if (throughStatistics) {
      inputGradient = emit(
        batchNormBatchInputGradient,
        [x, scale, mean, variance, outputGradient, scaleGradient!, biasGradient!],
        { epsilon },
      );
    } else if (wanted[0]) {
      inputGradient = emit(batchNormRunningInputGradient, [outputGradient, scale, variance], { epsilon });
    }
    return [inputGradient, scaleGradient, biasGradient];
  },
};

/** Mean over every axis but the second: [N,C,H,W] -> [C]. Its gradient is part of batchNorm's. */
export const batchMean: Operation<NoAttributes> = {
  name: 'batchMean',
  infer: (inputs) => float32(floatInput('batchMean', inputs, 0).shape[1]!),
};

/** Biased variance over every axis but the second: x [N,C,H,W], mean [C] -> [C]. */
export const batchVariance: Operation<NoAttributes> = {
  name: 'batchVariance',
  infer: (inputs) => float32(inferPerChannel('batchVariance', inputs, 1).shape[1]!),
};

export interface EpsilonAttributes {
  readonly epsilon: number;
}

/** Sum of dy * (x - mean) / sqrt(variance + epsilon): x, mean, variance, dy -> [C]. */
export const batchNormScaleGradient: Operation<EpsilonAttributes> = {
  name: 'batchNormScaleGradient',
  infer: (inputs) => float32(inferPerChannel('batchNormScaleGradient', inputs, 1).shape[1]!),
};

/** dy * scale / sqrt(variance + epsilon): dy, scale, variance -> dx. */
export const batchNormRunningInputGradient: Operation<EpsilonAttributes> = {
  name: 'batchNormRunningInputGradient',
  infer: (inputs) => inferPerChannel('batchNormRunningInputGradient', inputs, 1),
};

/**
 * scale / s * (dy - dbias / M - x^ * dscale / M) with x^ = (x - mean) / s, s = sqrt(variance + epsilon) and M values
 * per channel: x, scale, mean, variance, dy, dscale, dbias -> dx. Ioffe and Szegedy 2015, section 3.
 */
export const batchNormBatchInputGradient: Operation<EpsilonAttributes> = {
  name: 'batchNormBatchInputGradient',
  infer: (inputs) => inferPerChannel('batchNormBatchInputGradient', inputs, 1),
};
