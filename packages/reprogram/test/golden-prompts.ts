import {
  expansivePrompt,
  fixedPatchPrompt,
  type ImageShape,
  lowRankPrompt,
  type Prompt,
  type PromptValues,
  padPrompt,
  randomPatchPrompt,
  resizePrompt,
  sampleMaskPrompt,
  watermarkPrompt,
} from '../src/index.js';
import { readGolden } from './read-golden.js';
import { wave } from './wave.js';

/** A prompt as its authors compute it: see `golden/generate_prompts.py`. */
export interface GoldenPrompt {
  readonly name: string;
  readonly image: ImageShape;
  readonly source: ImageShape;
  readonly options: Readonly<Record<string, never>>;
  readonly given: {
    readonly top?: number;
    readonly left?: number;
    readonly mode?: 'training' | 'prediction';
  };
  /** Whether gradients are given as their products with two waves. */
  readonly digest: boolean;
  readonly prompted: readonly number[];
  readonly gradients: Readonly<Record<string, readonly number[]>>;
}

export const goldenPrompts = readGolden<GoldenPrompt[]>('prompts');

const makers = {
  pad: padPrompt,
  watermark: watermarkPrompt,
  'fixed-patch': fixedPatchPrompt,
  'random-patch': randomPatchPrompt,
  'low-rank': lowRankPrompt,
  resize: resizePrompt,
  'sample-mask': sampleMaskPrompt,
  expansive: expansivePrompt,
};

export function promptOf({ name, image, source, options }: GoldenPrompt): Prompt {
  const [, make] = Object.entries(makers).find(([prefix]) => name.startsWith(prefix))!;
  return (make as (options: object) => Prompt)({ image, source, ...options });
}

/** The values of the golden script: waves in the order of the trained values, and of the running statistics. */
export function goldenValues(golden: GoldenPrompt): PromptValues {
  const { trained, statistics = new Map<string, number[]>() } = promptOf(golden).graph;
  const values: Record<string, ReturnType<typeof wave>> = {};
  [...trained].forEach(([name, shape], index) => {
    if (name === 'scale') values[name] = { data: Float32Array.of(golden.options.scale!), shape };
    else if (!name.startsWith('mask/')) values[name] = wave(shape, index + 1);
    else values[name] = wave(shape, index - 1, /bn.*weight/.test(name) ? 1 : 0, 0.2);
  });
  // PyTorch counts a third buffer, the number of batches, for every layer.
  [...statistics].forEach(([name, shape], index) => {
    values[name] = wave(shape, index + Math.floor(index / 2), name.endsWith('var') ? 1 : 0, 0.1);
  });
  return values;
}

/** A gradient as the golden file holds it. */
export function digested({ digest }: GoldenPrompt, gradient: Float32Array): readonly number[] {
  if (!digest) return [...gradient];
  return [0, 1].map((phase) => {
    const { data } = wave([gradient.length], phase);
    return gradient.reduce((sum, value, index) => sum + value * data[index]!, 0);
  });
}
