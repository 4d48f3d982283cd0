import type { Network } from '@reticket/network';
import {
  expansivePrompt,
  type ImageShape,
  lowRankPrompt,
  type Prompt,
  padPrompt,
  resizePrompt,
  sampleMaskPrompt,
  watermarkPrompt,
} from '@reticket/reprogram';
import { hasBorder, type PromptKind } from '../config/prompt-kinds.js';

interface Shapes {
  readonly image: ImageShape;
  readonly source: ImageShape;
}

const makers: Readonly<Record<PromptKind, (shapes: Shapes) => Prompt>> = {
  expansive: expansivePrompt,
  resize: resizePrompt,
  pad: padPrompt,
  'watermark-full': (shapes) => watermarkPrompt({ ...shapes, coverage: 'full' }),
  'watermark-medium': (shapes) => watermarkPrompt({ ...shapes, coverage: 'medium' }),
  'watermark-narrow': (shapes) => watermarkPrompt({ ...shapes, coverage: 'narrow' }),
  'low-rank': lowRankPrompt,
  'sample-mask': sampleMaskPrompt,
};

/** Side of the target images that a prompt takes, px: `imageSize` inside a border, else that of the source's input. */
export function promptImageSize(prompt: PromptKind, imageSize: number, { input }: Network): number {
  return hasBorder(prompt) ? imageSize : input.height;
}

/**
 * A prompt with the options of its authors for a source model.
 *
 * @throws errors of `@reticket/reprogram` for an image that does not fit.
 */
export function sourcePrompt(prompt: PromptKind, imageSize: number, network: Network): Prompt {
  const { channels, height, width } = network.input;
  const side = promptImageSize(prompt, imageSize, network);
  return makers[prompt]({ image: [3, side, side], source: [channels, height, width] });
}
