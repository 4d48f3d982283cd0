import { formatShape, type Network, sameShape } from '@reticket/network';
import { checkCount, checkEveryClassPresent, checkLabels, checkPositive, checkSeed } from '../arguments.js';
import { checkAugmentation } from '../augmentation/augmentation.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkImages, checkOneLabelEach } from '../images/check-images.js';
import { checkClassCounts } from '../label-maps/label-map.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { checkBudget, checkSchedule } from '../training/budget.js';
import { checkOptimizer } from '../training/optimizer.js';
import { checkResumable } from './training-configuration.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** @throws ShapeMismatchError unless the prompt makes what the network takes. */
export function checkPromptFits({ sourceShape }: Prompt, { input, name }: Network): void {
  const expected = [input.channels, input.height, input.width];
  if (!sameShape(sourceShape, expected)) {
    throw new ShapeMismatchError(
      `invalid prompt: got source inputs of ${formatShape(sourceShape)}, expected ${formatShape(expected)} for ${name}`,
    );
  }
}

/** @throws ShapeMismatchError unless there is a value of the right shape for every trained one and every statistic. */
export function checkPromptValues({ graph, name }: Prompt, values: PromptValues): void {
  for (const [trained, shape] of [...graph.trained, ...(graph.statistics ?? [])]) {
    const got = values[trained]?.shape;
    if (got === undefined || !sameShape(got, shape)) {
      throw new ShapeMismatchError(
        `invalid values of the ${name} prompt: got ${trained} ${got === undefined ? 'missing' : formatShape(got)}, expected ${formatShape(shape)}`,
      );
    }
  }
}

/** Everything that can be wrong before any work starts. */
export function checkVisualPromptOptions(options: VisualPromptOptions): void {
  const { network, prompt, train, classes, mapping } = options;
  checkClassCounts(network.classes, classes);
  checkCount('batchSize', options.batchSize);
  checkPositive('learningRate', options.learningRate);
  checkBudget(options.budget);
  checkSeed(options.seed);
  if (!['random', 'frequency', 'iterative'].includes(mapping.kind)) {
    throw new InvalidArgumentError(
      `invalid mapping: got ${mapping.kind}, expected random, frequency or iterative`,
    );
  }
  if (!['greedy', 'optimal'].includes(mapping.assignment)) {
    throw new InvalidArgumentError(
      `invalid assignment: got ${mapping.assignment}, expected greedy or optimal`,
    );
  }
  const { refresh = 'training-pass' } = mapping;
  if (refresh !== 'training-pass' && refresh !== 'forward-pass') {
    throw new InvalidArgumentError(`invalid refresh: got ${refresh}, expected training-pass or forward-pass`);
  }
  checkPromptFits(prompt, network);
  checkOptimizer(options.optimizer ?? { kind: 'adam' });
  checkSchedule(options.schedule ?? 'multi-step');
  checkCount('accumulate', options.accumulate ?? 1);
  checkAugmentation(options.augmentation ?? {}, prompt.graph.imageShape);
  const sets = options.validation ? [train, options.validation.set] : [train];
  for (const set of sets) {
    checkImages(set.images, prompt.graph.imageShape);
    checkOneLabelEach(set);
    checkLabels(set.labels, classes);
  }
  checkEveryClassPresent(train.labels, classes);
  const { patience = 1, choose = 'loss' } = options.validation ?? {};
  checkCount('patience', patience);
  if (choose !== 'loss' && choose !== 'accuracy') {
    throw new InvalidArgumentError(`invalid choose: got ${choose}, expected loss or accuracy`);
  }
  if (options.resume) {
    checkResumable(options.resume, options);
    checkPromptValues(prompt, options.resume.values);
  }
}
