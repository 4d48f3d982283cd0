import { type Engine, featuresProgram, foldBatchNorm, logitsProgram } from '@reticket/network';
import type { BatchMeasurement } from '../speed-measurement.js';
import { boundModel } from './model-weights.js';
import { programWorkload } from './program-workload.js';
import { randomTensor } from './random-inputs.js';
import type { Workload } from './workload.js';

/** Logits or features of a batch, batch normalisation folded as everywhere outside training. */
export function inferenceWorkload(
  engine: Engine,
  { task, model, batch }: BatchMeasurement,
): Promise<Workload> {
  const { network, weights } = foldBatchNorm(boundModel(model));
  const { channels, height, width } = network.input;
  const program = task === 'features' ? featuresProgram : logitsProgram;
  const inputs = { images: randomTensor([batch, channels, height, width]) };
  return programWorkload(engine, { program: program(network, { batch }), weights, inputs, items: batch });
}
