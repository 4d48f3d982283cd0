import { InvalidArgumentError } from '../errors.js';
import { framePrompt } from './frame-prompt.js';
import type { PatternOptions } from './pattern.js';
import type { ImageShape, Prompt } from './prompt.js';
import type { Initial } from './trained-value.js';

/** How much of the image a watermark covers: all of it, or a frame of a quarter or an eighth of the side. */
export type WatermarkCoverage = 'full' | 'medium' | 'narrow';

export interface WatermarkPromptOptions extends PatternOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** `full` by default. */
  readonly coverage?: WatermarkCoverage;
  /** Start of theta: zeros (the default) or N(0, 0.225^2). */
  readonly initial?: Initial;
}

/** Width of the frame as a share of the smaller side: 56 and 28 px of 224. */
const frameShares = { medium: 1 / 4, narrow: 1 / 8 } as const;

/**
 * The watermarks that SMM (Cai et al. 2024, arXiv 2406.03150) compares itself with: one pattern added to every resized
 * image, over all of it (`full`) or in a frame of 56 px (`medium`) or 28 px (`narrow`) at 224 px, in proportion at
 * other sizes. `AdditiveVisualPrompt` of ILM-VP.
 *
 * @throws InvalidArgumentError for sizes that do not fit or an unknown coverage.
 */
export function watermarkPrompt(options: WatermarkPromptOptions): Prompt {
  const { coverage = 'full', initial = 'zeros', ...rest } = options;
  if (!['full', 'medium', 'narrow'].includes(coverage)) {
    throw new InvalidArgumentError(`invalid coverage: got ${coverage}, expected full, medium or narrow`);
  }
  const smaller = Math.min(rest.source[1], rest.source[2]);
  const frame = coverage === 'full' ? undefined : Math.max(1, Math.round(frameShares[coverage] * smaller));
  return framePrompt({ ...rest, name: `watermark-${coverage}`, frame, initial });
}
