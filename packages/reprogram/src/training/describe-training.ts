import type { TrainingOptions } from './training-options.js';

/** What decides how a training goes, of the options that every training has, as plain values with the defaults filled in. */
export function describeTraining(options: TrainingOptions): Readonly<Record<string, unknown>> {
  const { validation } = options;
  return {
    train: options.train.images.count,
    classes: options.classes,
    budget: options.budget,
    batchSize: options.batchSize,
    accumulate: options.accumulate ?? 1,
    memoryLimit: options.memoryLimit ?? null,
    optimizer: options.optimizer ?? { kind: 'adam' },
    learningRate: options.learningRate,
    schedule: options.schedule ?? 'multi-step',
    augmentation: options.augmentation ?? {},
    validation: validation
      ? {
          count: validation.set.images.count,
          choose: validation.choose ?? 'loss',
          patience: validation.patience ?? null,
        }
      : null,
    seed: options.seed,
  };
}
