import { type Engine, featuresProgram, foldBatchNorm } from '@reticket/network';
import { fitLinearProbe, type LinearProbeFit } from '@reticket/reprogram';
import type { HostMeasurement, ProbeMeasurement } from '../speed-measurement.js';
import { buildSpeedNetwork } from '../speed-model.js';
import { boundModel } from './model-weights.js';
import { cyclicLabels, randomTensor } from './random-inputs.js';
import type { Workload } from './workload.js';

const classes = 10;
const epochs = 100;
/** Shots per class of a fit alone, and of a whole probe, whose backbone is the expensive part. */
const shots = { fit: 16, whole: 2 };

function fit(features: Float32Array, count: number, amount: number): LinearProbeFit {
  return fitLinearProbe({
    features,
    labels: cyclicLabels(count, classes),
    classes,
    width: features.length / count,
    budget: { kind: 'epochs', amount },
    seed: 0,
  });
}

/** A linear probe on random features as wide as the network's. */
export function probeFitWorkload({ model }: HostMeasurement): Workload {
  const program = featuresProgram(buildSpeedNetwork(model.asked), { batch: 1 });
  const width = program.types.get(program.outputs.get('features')!)!.shape[1]!;
  const count = classes * shots.fit;
  const { data } = randomTensor([count, width], 1);
  return {
    run: () => fit(data, count, epochs),
    asynchronous: false,
    macs: fit(data, count, epochs).macs,
    params: { images: count, classes, width, epochs },
  };
}

/**
 * Linear probing of a small shot set, the backbone compiled before: features once and kept, or once more in every epoch
 * as the reference's training loop does.
 */
export async function wholeProbeWorkload(
  engine: Engine,
  { task, model }: ProbeMeasurement,
): Promise<Workload> {
  const { network, weights } = foldBatchNorm(boundModel(model));
  const { channels, height, width } = network.input;
  const count = classes * shots.whole;
  const program = featuresProgram(network, { batch: count });
  const images = randomTensor([count, channels, height, width]);
  const backbone = await engine.compile(program, weights);
  const extract = async () => (await backbone.run({ images })).features!.data as Float32Array;
  const passes = task === 'lp' ? 1 : epochs;
  const run = async () => {
    for (let pass = 0; pass < passes; pass += 1) fit(await extract(), count, epochs / passes);
  };
  return {
    run,
    asynchronous: true,
    params: { images: count, classes, epochs },
    dispose: () => backbone.dispose(),
  };
}
