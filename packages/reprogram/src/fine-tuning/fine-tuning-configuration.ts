import type { FineTuningOptions } from './fine-tuning.js';

/** What a run computes, as JSON: every option but the engine, the weights, the images and how progress is told. */
export function fineTuningConfiguration(options: FineTuningOptions): string {
  const { network, train, validation } = options;
  return JSON.stringify({
    network: network.name,
    train: train.images.count,
    classes: options.classes,
    head: options.head === undefined ? 'random' : 'probe',
    kept: [...(options.kept?.keys() ?? [])],
    budget: options.budget,
    batchSize: options.batchSize,
    accumulate: options.accumulate ?? 1,
    memoryLimit: options.memoryLimit ?? null,
    optimizer: options.optimizer ?? { kind: 'adam' },
    weightDecay: options.weightDecay ?? 0,
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
  });
}
