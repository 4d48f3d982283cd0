import { describeTraining } from '../training/describe-training.js';
import type { FineTuningOptions } from './fine-tuning.js';

/** What a run computes, as JSON: every option but the engine, the weights, the images and how progress is told. */
export function fineTuningConfiguration(options: FineTuningOptions): string {
  const { network, head, kept = new Map(), weightDecay = 0 } = options;
  return JSON.stringify({
    network: network.name,
    head: head === undefined ? 'random' : 'probe',
    kept: [...kept.keys()],
    weightDecay,
    ...describeTraining(options),
  });
}
