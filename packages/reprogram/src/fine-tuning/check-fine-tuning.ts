import {
  formatShape,
  type Network,
  sameShape,
  statisticCounts,
  trainableParameters,
  trainStepProgram,
} from '@reticket/network';
import { checkNotNegative } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { LinearProbe } from '../linear-probe/linear-probe.js';
import { checkOptimizerStates } from '../training/check-optimizer-states.js';
import { checkSameConfiguration } from '../training/check-same-configuration.js';
import { checkTraining } from '../training/check-training.js';
import { checkWeights } from './check-weights.js';
import type { FineTuningOptions, FineTuningState } from './fine-tuning.js';
import { fineTuningConfiguration } from './fine-tuning-configuration.js';
import { checkKept } from './kept-weights.js';

/** @throws ShapeMismatchError unless the probe can stand for the classifier of `network`. */
function checkHead(probe: LinearProbe, { name, parameters, classifier }: Network): void {
  const expected = parameters.get(classifier.weight)!.shape;
  const got = [probe.classes, probe.width];
  if (!sameShape(got, expected)) {
    throw new ShapeMismatchError(
      `invalid head: got a probe of ${formatShape(got)}, expected ${formatShape(expected)} for ${name}`,
    );
  }
}

/** @throws InvalidArgumentError where a step would normalise a single value. */
function checkBatchStatistics(network: Network, { batchSize, train }: FineTuningOptions): void {
  const { count } = train.images;
  const smallest = count % Math.min(batchSize, count) || Math.min(batchSize, count);
  const counts = statisticCounts(network, trainStepProgram(network, { batch: smallest }));
  if ([...counts.values()].some((values) => values < 2)) {
    throw new InvalidArgumentError(
      `invalid batchSize: got ${batchSize} for ${count} images, which leaves a batch of one, expected more, as ${network.name} normalises over each batch`,
    );
  }
}

function checkState(state: FineTuningState, network: Network, options: FineTuningOptions): void {
  checkSameConfiguration(state.configuration, fineTuningConfiguration(options));
  for (const { weights } of state.best ? [state, state.best] : [state]) checkWeights(network, weights);
  // Before the first epoch there are no optimisers; after it there is one for every trained parameter.
  const names = state.epochs.length === 0 ? [] : trainableParameters(network);
  const trained = new Map(names.map((name) => [name, state.weights.get(name)!.data]));
  checkOptimizerStates(state.optimizers, trained, options.optimizer ?? { kind: 'adam' });
}

/** Everything that can be wrong before any work starts; `network` has the new classifier. */
export function checkFineTuning(network: Network, options: FineTuningOptions): void {
  const { channels, height, width } = network.input;
  checkTraining(options, [channels, height, width]);
  checkNotNegative('weightDecay', options.weightDecay ?? 0);
  checkWeights(network, options.weights, Object.values(network.classifier));
  checkKept(options.kept ?? new Map(), network);
  if (options.head) checkHead(options.head, network);
  checkBatchStatistics(network, options);
  if (options.resume) checkState(options.resume, network, options);
}
