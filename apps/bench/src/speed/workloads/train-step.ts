import { type Engine, trainableParameters, trainStepProgram } from '@reticket/network';
import type { BatchMeasurement } from '../speed-measurement.js';
import { boundModel } from './model-weights.js';
import { programWorkload } from './program-workload.js';
import { labelledBatch, randomTensor } from './random-inputs.js';
import type { Workload } from './workload.js';

/** The program of a training step as `reticket pretrain` runs it; the optimiser's update is not part of it. */
export function trainStepWorkload(engine: Engine, { model, batch }: BatchMeasurement): Promise<Workload> {
  const { network, weights } = boundModel(model);
  const { channels, height, width } = network.input;
  const inputs = {
    images: randomTensor([batch, channels, height, width]),
    ...labelledBatch(batch, network.classes),
    ...Object.fromEntries(trainableParameters(network).map((name) => [name, weights.get(name)!])),
  };
  const program = trainStepProgram(network, { batch });
  return programWorkload(engine, { program, weights: new Map(), inputs, items: batch });
}
