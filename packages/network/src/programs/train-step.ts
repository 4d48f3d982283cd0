import { differentiate } from '../gradients/differentiate.js';
import type { Program } from '../graph/graph.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { noAttributes } from '../graph/operation.js';
import { type Network, networkInput, trainableParameters } from '../network.js';
import { batchMean, batchNorm, batchVariance } from '../ops/batch-norm.js';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.js';
import { poolBeforeRelu } from '../transforms/pool-before-relu.js';
import { declareImages, emitNode, emitNormalization } from './emit-network.js';
import { gradientOutput, statisticOutput } from './output-names.js';

export interface TrainStepOptions {
  /** Images per run, >= 1. */
  readonly batch: number;
}

/**
 * One training step. Inputs: images [N,3,H,W] in 0..1, `labels` [N] int32, `itemWeights` [N] and every trainable
 * parameter by name. Outputs: `loss`, `logits`, `gradient/<parameter>` and, for batch normalisation,
 * `statistic/<running parameter>`: mean and biased variance of the batch. The optimiser runs on the host.
 * Dropout is not modelled: VGG and SqueezeNet train without it.
 */
export function trainStepProgram(source: Network, { batch }: TrainStepOptions): Program {
  const network = poolBeforeRelu(source);
  const builder = new GraphBuilder();
  const { channels, height, width } = network.input;
  const images = declareImages(builder, batch, [channels, height, width]);
  const labels = builder.input('labels', { dtype: 'int32', shape: [batch] });
  const itemWeights = builder.input('itemWeights', { dtype: 'float32', shape: [batch] });
  const trainable = trainableParameters(network);
  for (const name of trainable) {
    builder.input(name, { dtype: 'float32', shape: network.parameters.get(name)!.shape });
  }

  const statistics: Record<string, string> = {};
  const normalized = emitNormalization(builder, network.input, images);
  for (const node of network.nodes) {
    const inputs = node.inputs.map((name) => (name === networkInput ? normalized : name));
    if (node.op !== 'batchNorm') {
      emitNode(builder, node, inputs);
      continue;
    }
    const [x, scale, bias, runningMean, runningVariance] = inputs as [string, string, string, string, string];
    const mean = builder.emit(batchMean, [x], noAttributes, `${node.name}.mean`);
    const variance = builder.emit(batchVariance, [x, mean], noAttributes, `${node.name}.variance`);
    const { epsilon } = node.attributes as { epsilon: number };
    builder.emit(batchNorm, [x, scale, bias, mean, variance], { epsilon, statistics: 'batch' }, node.name);
    statistics[statisticOutput(runningMean)] = mean;
    statistics[statisticOutput(runningVariance)] = variance;
  }

  const loss = builder.emit(softmaxCrossEntropy, [network.logits, labels, itemWeights], noAttributes, 'loss');
  const gradients = differentiate(builder, loss, trainable);
  return builder.program(`${network.name}/trainStep`, {
    loss,
    logits: network.logits,
    ...Object.fromEntries([...gradients].map(([name, gradient]) => [gradientOutput(name), gradient])),
    ...statistics,
  });
}
