import {
  differentiate,
  GraphBuilder,
  gradientOutput,
  type Network,
  noAttributes,
  operations,
  type Program,
  poolBeforeRelu,
  removeDeadNodes,
} from '@reticket/network';
import { emitGatedLayers, emitLayers } from './emit-layers.js';

export interface LossGradientOptions {
  /** Images per run, >= 1. */
  readonly batch: number;
  /** Parameters to differentiate by. */
  readonly names: readonly string[];
  /** What the logits are divided by, > 0. */
  readonly temperature: number;
  /** Whether the gates of ReLUs are those of other parameters, the inputs `gates/<name>`. */
  readonly gated: boolean;
}

/**
 * Gradients of the loss of the network as it infers, normalised by its running statistics, so that the loss of an image
 * does not depend on the images beside it. Inputs: `images` [N,3,H,W] in 0..1, `labels` [N] int32, `itemWeights` [N] and
 * every parameter by name. Outputs: `loss` and `gradient/<name>`.
 *
 * @throws NotDifferentiableError for gates of a network with max-pooling or ReLU6.
 */
export function lossGradientProgram(
  network: Network,
  { batch, names, temperature, gated }: LossGradientOptions,
): Program {
  const { channels, height, width, mean, std } = network.input;
  const builder = new GraphBuilder();
  const images = builder.input('images', { dtype: 'float32', shape: [batch, channels, height, width] });
  const labels = builder.input('labels', { dtype: 'int32', shape: [batch] });
  const itemWeights = builder.input('itemWeights', { dtype: 'float32', shape: [batch] });
  const normalized = builder.emit(operations.affine, [images], {
    scale: std.map((deviation) => 1 / deviation),
    offset: mean.map((value, channel) => -value / std[channel]!),
  });
  const emit = gated ? emitGatedLayers : emitLayers;
  const logits = emit(builder, poolBeforeRelu(network), normalized);
  const factor = builder.constant('inverseTemperature', {
    data: new Float32Array(network.classes).fill(1 / temperature),
    shape: [1, network.classes],
  });
  const cooled = builder.emit(operations.multiply, [logits, factor], noAttributes);
  const loss = builder.emit(operations.softmaxCrossEntropy, [cooled, labels, itemWeights], noAttributes);
  const gradients = differentiate(builder, loss, names);
  const outputs = [...gradients].map(([name, gradient]) => [gradientOutput(name), gradient]);
  return removeDeadNodes(
    builder.program(`${network.name}/lossGradient`, { loss, ...Object.fromEntries(outputs) }),
  );
}
