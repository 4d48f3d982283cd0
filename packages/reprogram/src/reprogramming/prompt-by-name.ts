import { expansivePrompt } from '../prompts/expansive-prompt.js';
import { lowRankPrompt } from '../prompts/low-rank-prompt.js';
import { padPrompt } from '../prompts/pad-prompt.js';
import { fixedPatchPrompt, randomPatchPrompt } from '../prompts/patch-prompt.js';
import type { ImageShape, Prompt } from '../prompts/prompt.js';
import { resizePrompt } from '../prompts/resize-prompt.js';
import { sampleMaskPrompt } from '../prompts/sample-mask-prompt.js';
import { watermarkPrompt } from '../prompts/watermark-prompt.js';

/** What names a prompt in a file. */
export interface PromptDescription {
  readonly name: string;
  readonly image: ImageShape;
  readonly source: ImageShape;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** Each makes the prompt of its name again; options that are wrong are refused by the prompt itself. */
// biome-ignore lint/suspicious/noExplicitAny: options come from a file and are compared with the prompt's own below.
const makers: Readonly<Record<string, (options: any) => Prompt>> = {
  expansive: expansivePrompt,
  pad: ({ frame, ...options }) => padPrompt({ ...options, width: frame }),
  'watermark-full': (options) => watermarkPrompt({ ...options, coverage: 'full' }),
  'watermark-medium': (options) => watermarkPrompt({ ...options, coverage: 'medium' }),
  'watermark-narrow': (options) => watermarkPrompt({ ...options, coverage: 'narrow' }),
  'fixed-patch': fixedPatchPrompt,
  'random-patch': randomPatchPrompt,
  'low-rank': lowRankPrompt,
  resize: resizePrompt,
  'sample-mask': sampleMaskPrompt,
};

/** Names of the prompts that a file can hold. */
export const promptNames = Object.keys(makers);

/** The prompt of a description. @throws InvalidArgumentError for a size or an option that it does not take. */
export function promptByName({ name, image, source, options }: PromptDescription): Prompt | undefined {
  return Object.hasOwn(makers, name) ? makers[name]!({ ...options, image, source }) : undefined;
}

/** What `promptByName` makes the prompt again of. */
export function describePrompt({ name, options, graph, sourceShape }: Prompt): PromptDescription {
  return { name, image: graph.imageShape, source: sourceShape, options };
}
