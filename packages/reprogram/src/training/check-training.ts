import { checkCount, checkEveryClassPresent, checkLabels, checkPositive, checkSeed } from '../arguments.js';
import { checkAugmentation } from '../augmentation/augmentation.js';
import { checkImages, checkOneLabelEach } from '../images/check-images.js';
import type { ImageSource } from '../images/image-source.js';
import { checkBudget, checkSchedule } from './budget.js';
import { checkOptimizer } from './optimizer.js';
import type { TrainingOptions } from './training-options.js';
import { checkValidation } from './validation.js';

/**
 * Checks what every training is told, for images of one shape.
 *
 * @throws InvalidArgumentError, ShapeMismatchError, LabelRangeError or EmptyClassError.
 */
export function checkTraining(options: TrainingOptions, imageShape: ImageSource['shape']): void {
  const { train, classes, validation } = options;
  checkCount('batchSize', options.batchSize);
  checkPositive('learningRate', options.learningRate);
  checkBudget(options.budget);
  checkSeed(options.seed);
  checkOptimizer(options.optimizer ?? { kind: 'adam' });
  checkSchedule(options.schedule ?? 'multi-step');
  checkCount('accumulate', options.accumulate ?? 1);
  checkAugmentation(options.augmentation ?? {}, imageShape);
  for (const set of validation ? [train, validation.set] : [train]) {
    checkImages(set.images, imageShape);
    checkOneLabelEach(set);
    checkLabels(set.labels, classes);
  }
  checkEveryClassPresent(train.labels, classes);
  checkValidation(validation ?? {});
}
