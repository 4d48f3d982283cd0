import { type Engine, foldBatchNorm, intTensor, promptStepProgram } from '@reticket/network';
import { expansivePrompt } from '@reticket/reprogram';
import type { PromptMeasurement } from '../speed-measurement.js';
import { boundModel } from './model-weights.js';
import { programWorkload } from './program-workload.js';
import { cyclicLabels, labelledBatch, randomTensor } from './random-inputs.js';
import type { Workload } from './workload.js';

const targetClasses = 10;

/**
 * The program of a visual prompting step as `fitVisualPrompt` runs it with an iterative label map, all source logits
 * included. The optimiser's update of the prompt is not part of it.
 */
export function promptStepWorkload(
  engine: Engine,
  { task, model, batch, imageSize }: PromptMeasurement,
): Promise<Workload> {
  const { network, weights } = foldBatchNorm(boundModel(model));
  const { channels, height, width } = network.input;
  const prompt = expansivePrompt({
    image: [channels, imageSize, imageSize],
    source: [channels, height, width],
  });
  const program = promptStepProgram(network, {
    batch,
    prompt: prompt.graph,
    targetClasses,
    sourceLogits: true,
    sharedBorder: task === 'vp-step',
  });
  const inputs = {
    ...prompt.initialValues(),
    ...labelledBatch(batch, targetClasses),
    images: randomTensor([batch, channels, imageSize, imageSize]),
    map: intTensor(cyclicLabels(targetClasses, targetClasses)),
  };
  return programWorkload(engine, { program, weights, inputs, items: batch });
}
