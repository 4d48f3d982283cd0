import { tidy, zeros } from '@tensorflow/tfjs-core';
import { InvalidArgumentError } from '../errors.js';
import type { ImageShape } from '../prompts/prompt.js';
import type { Mapping } from '../visual-prompting/mapping.js';
import type { PromptOptions } from './prompt-fit.js';
import { inputShapeOf } from './source-model.js';
import { VisualPrompt } from './visual-prompt.js';

/**
 * The layer to train for images of one shape, built, with its values at their start.
 *
 * @throws InvalidArgumentError for a model that does not tell its input size where the options do not either.
 */
export function builtPrompt(
  { model, prompt, seed }: PromptOptions<Mapping>,
  [channels, height, width]: ImageShape,
): VisualPrompt {
  const [inputHeight, inputWidth, inputChannels] = inputShapeOf(model) ?? [];
  const [sourceHeight, sourceWidth] = prompt?.source ?? [inputHeight, inputWidth];
  if (sourceHeight == null || sourceWidth == null) {
    throw new InvalidArgumentError(
      `invalid prompt source: got ${sourceHeight},${sourceWidth}, expected height and width, as the model does not tell them`,
    );
  }
  const layer = new VisualPrompt({
    channels: inputChannels ?? 3,
    ...prompt,
    source: [sourceHeight, sourceWidth],
    seed,
    inputShape: [height, width, channels],
  });
  tidy(() => {
    layer.apply(zeros([1, height, width, channels]));
  });
  return layer;
}
