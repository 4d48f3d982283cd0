import { describeReadout } from '../trained-readout/describe-readout.js';
import type { AnyPromptingOptions } from './visual-prompt.js';

/** What a run computes, as JSON: every option but the engine, the weights, the images and how progress is told. */
export function trainingConfiguration(options: AnyPromptingOptions): string {
  const { prompt, network, validation } = options;
  return JSON.stringify({
    network: network.name,
    prompt: prompt.name,
    promptOptions: prompt.options,
    image: prompt.graph.imageShape,
    source: prompt.sourceShape,
    train: options.train.images.count,
    classes: options.classes,
    mapping: options.mapping,
    readout: options.readout && describeReadout(options.readout, options.learningRate),
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
  });
}
