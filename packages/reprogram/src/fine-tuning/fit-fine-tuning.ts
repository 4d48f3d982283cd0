import { type Network, replaceClassifier, trainStepProgram } from '@reticket/network';
import { checkCount } from '../arguments.js';
import { planSchedule } from '../training/budget.js';
import { StepExecutables } from '../training/step-executables.js';
import { checkFineTuning } from './check-fine-tuning.js';
import { copyWeights } from './copy-weights.js';
import type { FineTuningFit, FineTuningOptions, FineTuningState } from './fine-tuning.js';
import { fineTuningConfiguration } from './fine-tuning-configuration.js';
import { initialWeights } from './initial-weights.js';
import { trainWeights } from './train-weights.js';
import { WeightStep } from './weight-step.js';

/** The state of a run before its first epoch. */
function freshState(network: Network, options: FineTuningOptions): FineTuningState {
  return {
    configuration: fineTuningConfiguration(options),
    epochs: [],
    weights: initialWeights(network, options),
    optimizers: {},
    imageSteps: 0,
    steps: 0,
    macs: 0,
  };
}

/** Trains from a state to the end, on executables that are disposed of in every case. */
async function train(
  network: Network,
  options: FineTuningOptions,
  start: FineTuningState,
): Promise<FineTuningState> {
  const { engine, learningRate, schedule: kind = 'multi-step', accumulate = 1 } = options;
  const { count } = options.train.images;
  const batchSize = Math.min(options.batchSize, count);
  const executables = new StepExecutables({
    engine,
    weights: new Map(),
    batchSize,
    accumulate,
    memoryLimit: options.memoryLimit,
    exact: network.nodes.some(({ op }) => op === 'batchNorm'),
    programOf: (batch) => trainStepProgram(network, { batch }),
  });
  const weights = copyWeights(start.weights);
  const step = new WeightStep({ ...options, executables, network, weights });
  for (const [name, state] of Object.entries(start.optimizers)) step.optimizers.get(name)!.restore(state);
  const schedule = planSchedule(options.budget, { count, batchSize, learningRate, kind });
  try {
    return await trainWeights({ options, network, step, executables, schedule, batchSize, weights }, start);
  } finally {
    await executables.dispose();
  }
}

/**
 * Full fine-tuning, the upper baseline of adaptation: every weight of the network and a new classifier for the target
 * classes are trained by cross-entropy. Batch normalisation takes the statistics of each batch and moves its running ones,
 * as in PyTorch's training mode, so such networks run a batch at once. With a validation set the weights are those of the
 * best epoch on it, and nothing else is chosen by it. Same options, engine and machine: same bytes, also where a run goes on
 * from a state.
 *
 * Cost: one forward pass and the gradients of all weights per image and epoch, about three forward passes, and one forward
 * pass over the validation images per epoch. Weights, gradients and up to two moments are held in memory, so it is meant for
 * small networks.
 *
 * @throws EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any work for what does not fit;
 * MemoryLimitError of `@reticket/network` when not even one image fits into `memoryLimit`.
 * @throws DivergedTrainingError, which carries the last good state, or NonFiniteLogitsError when the numbers run away.
 * Rejects with the reason of `signal` once it is aborted. Executables are disposed of in every case.
 */
export async function fitFineTuning(options: FineTuningOptions): Promise<FineTuningFit> {
  checkCount('classes', options.classes);
  const network = replaceClassifier(options.network, options.classes);
  checkFineTuning(network, options);
  const end = await train(network, options, options.resume ?? freshState(network, options));
  return {
    network,
    weights: end.best?.weights ?? end.weights,
    epochs: end.epochs,
    ...(end.best && { bestEpoch: end.best.epoch }),
    steps: end.steps,
    imageSteps: end.imageSteps,
    macs: end.macs,
  };
}
