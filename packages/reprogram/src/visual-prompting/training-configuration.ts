import { describeReadout } from '../trained-readout/describe-readout.js';
import { describeTraining } from '../training/describe-training.js';
import type { AnyPromptingOptions } from './visual-prompt.js';

/** What a run computes, as JSON: every option but the engine, the weights, the images and how progress is told. */
export function trainingConfiguration(options: AnyPromptingOptions): string {
  const { prompt, network } = options;
  return JSON.stringify({
    network: network.name,
    prompt: prompt.name,
    promptOptions: prompt.options,
    image: prompt.graph.imageShape,
    source: prompt.sourceShape,
    mapping: options.mapping,
    readout: options.readout && describeReadout(options.readout, options.learningRate),
    ...describeTraining(options),
  });
}
