import type { FloatTensor, PromptGraph } from '@reticket/network';
import type { RandomGenerator } from '../random/seeded-generator.js';

/** The trained values of a prompt by name. */
export type PromptValues = Readonly<Record<string, FloatTensor>>;

/** A part of the source input. */
export interface PromptWindow {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Maps target images to source inputs; its trained values are what visual prompting learns. */
export interface Prompt {
  readonly name: string;
  /** How it is computed, for programs; holds the shape of the target images. */
  readonly graph: PromptGraph;
  /** Channels, height and width of the source input. */
  readonly sourceShape: readonly [number, number, number];
  /** Where the target image stands in the source input. */
  readonly window: PromptWindow;
  /** Fresh values to start training from; `random` is needed where the start is random. */
  initialValues(random?: RandomGenerator): PromptValues;
  /** What was learnt as a picture [channels, height, width] in 0..1; the window is black. */
  render(values: PromptValues): FloatTensor;
}
