import {
  differentiate,
  GraphBuilder,
  gradientOutput,
  type Network,
  noAttributes,
  operations,
  type Program,
  poolBeforeRelu,
} from '@reticket/network';
import { emitLayers } from './emit-layers.js';

/**
 * Gradients of R, the sum of the logits for one image whose normalised values are all 1 (Tanaka et al. 2020, arXiv
 * 2006.05467). Batch normalisation uses its running statistics. Inputs: every parameter by name. Outputs:
 * `flow`, which is R, and `gradient/<name>`.
 */
export function flowGradientProgram(network: Network, names: readonly string[]): Program {
  const { channels, height, width } = network.input;
  const builder = new GraphBuilder();
  const ones = (name: string, shape: readonly number[]) => {
    const data = new Float32Array(shape.reduce((count, size) => count * size, 1)).fill(1);
    return builder.constant(name, { data, shape });
  };
  const logits = emitLayers(builder, poolBeforeRelu(network), ones('ones', [1, channels, height, width]));
  const summands = ones('summands', [1, network.classes]);
  const flow = builder.emit(operations.linear, [logits, summands], noAttributes);
  const gradients = differentiate(builder, flow, names);
  return builder.program(`${network.name}/flowGradient`, {
    flow,
    ...Object.fromEntries([...gradients].map(([name, gradient]) => [gradientOutput(name), gradient])),
  });
}
