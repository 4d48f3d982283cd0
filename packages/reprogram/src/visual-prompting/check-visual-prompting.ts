import { checkCount, checkEveryClassPresent, checkLabels, checkPositive, checkSeed } from '../arguments.js';
import { checkAugmentation } from '../augmentation/augmentation.js';
import { InvalidArgumentError } from '../errors.js';
import { checkImages, checkOneLabelEach } from '../images/check-images.js';
import { checkBudget, checkSchedule } from '../training/budget.js';
import { checkOptimizer } from '../training/optimizer.js';
import { checkMapping } from './check-mapping.js';
import { checkPromptFits } from './check-prompt.js';
import { checkResumable } from './check-resumable.js';
import type { Mapping } from './mapping.js';
import type { VisualPromptOptions } from './visual-prompt.js';

/** Everything that can be wrong before any work starts. */
export function checkVisualPromptOptions(options: VisualPromptOptions<Mapping>): void {
  const { network, prompt, train, classes, mapping } = options;
  checkMapping(mapping, network.classes, classes);
  checkCount('batchSize', options.batchSize);
  checkPositive('learningRate', options.learningRate);
  checkBudget(options.budget);
  checkSeed(options.seed);
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
  if (options.resume) checkResumable(options.resume, options);
}
