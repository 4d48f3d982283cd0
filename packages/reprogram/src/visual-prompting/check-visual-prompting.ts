import { formatShape, type Network, sameShape } from '@reticket/network';
import { checkCount, checkEveryClassPresent, checkLabels, checkPositive, checkSeed } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkImages, checkOneLabelEach } from '../images/check-images.js';
import { checkClassCounts } from '../label-maps/label-map.js';
import type { Prompt, PromptValues } from '../prompts/prompt.js';
import { checkBudget } from '../training/budget.js';
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

/** @throws ShapeMismatchError unless there is a value of the right shape for every trained value of the prompt. */
export function checkPromptValues({ graph, name }: Prompt, values: PromptValues): void {
  for (const [trained, shape] of graph.trained) {
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
  checkPromptFits(prompt, network);
  checkImages(train.images, prompt.graph.imageShape);
  checkOneLabelEach(train);
  checkLabels(train.labels, classes);
  checkEveryClassPresent(train.labels, classes);
}
