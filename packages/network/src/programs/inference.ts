import type { Program } from '../graph/graph.js';
import { GraphBuilder } from '../graph/graph-builder.js';
import { removeDeadNodes } from '../graph/remove-dead-nodes.js';
import type { Network } from '../network.js';
import { declareImages, declareParameters, emitNetwork, emitNormalization } from './emit-network.js';
import { emitPooledFeatures } from './emit-pooled-features.js';

export interface InferenceOptions {
  /** Images per run, >= 1. */
  readonly batch: number;
}

function emitOnImages(network: Network, batch: number): GraphBuilder {
  const builder = new GraphBuilder();
  const { channels, height, width } = network.input;
  const images = declareImages(builder, batch, [channels, height, width]);
  declareParameters(builder, network);
  emitNetwork(builder, network, emitNormalization(builder, network.input, images));
  return builder;
}

/** images [N,3,H,W] in 0..1 -> `logits` [N, classes]. */
export function logitsProgram(network: Network, { batch }: InferenceOptions): Program {
  return emitOnImages(network, batch).program(`${network.name}/logits`, { logits: network.logits });
}

/**
 * images [N,3,H,W] in 0..1 -> `features` [N,F]: what the classifier sees, averaged over positions where the
 * classifier is a convolution.
 */
export function featuresProgram(network: Network, { batch }: InferenceOptions): Program {
  const builder = emitOnImages(network, batch);
  const features = emitPooledFeatures(builder, network.features);
  return removeDeadNodes(builder.program(`${network.name}/features`, { features }));
}
