import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { framePrompt } from './frame-prompt.js';
import type { PatternOptions } from './pattern.js';
import type { ImageShape, Prompt } from './prompt.js';
import type { Initial } from './trained-value.js';

export interface PadPromptOptions extends PatternOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Of the frame on every side, px; 30 at 224 px by default, as the authors', and in proportion at other sizes. */
  readonly width?: number;
  /** Start of theta: N(0, 0.225^2), N(0, 1) of normalised images as the authors', the default, or zeros. */
  readonly initial?: Initial;
}

/** The authors' frame of 30 px on inputs of 224 px. */
const authorsShare = 30 / 224;

/**
 * The padding prompt of Bahng et al. 2022 (arXiv 2203.17274; `PadPrompter`): a frame of pixels added to the resized
 * image. The authors add it to normalised images, here it is added to images in 0..1: theirs times the standard
 * deviation of the channel.
 *
 * @throws InvalidArgumentError for sizes that do not fit, or a frame wider than half of the source.
 */
export function padPrompt({ initial = 'normal', ...options }: PadPromptOptions): Prompt {
  const smaller = Math.min(options.source[1], options.source[2]);
  const width = options.width ?? Math.max(1, Math.round(authorsShare * smaller));
  checkCount('pad width', width);
  if (2 * width > smaller) {
    throw new InvalidArgumentError(
      `invalid pad width: got ${width}, expected at most half of ${smaller}, the smaller side of the source`,
    );
  }
  return framePrompt({ ...options, name: 'pad', frame: width, initial });
}
