import type { FloatTensor, PromptGraph } from '@reticket/network';
import type { RandomGenerator } from '../random/seeded-generator.js';

/** The trained values of a prompt by name. */
export type PromptValues = Readonly<Record<string, FloatTensor>>;

/** Channels, height and width. */
export type ImageShape = readonly [number, number, number];

/** A part of the source input. */
export interface PromptWindow {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Smallest and largest value of every entry. */
export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/** Inputs of a prompt that are neither trained nor images, such as the place of a patch. */
export interface GivenInputs {
  /** Values for one step. */
  draw(random: RandomGenerator): PromptValues;
  /** Values for every prediction, so that predictions do not depend on chance or on batches. */
  readonly forPrediction: PromptValues;
}

/** Maps target images to source inputs; its trained values are what visual prompting learns. */
export interface Prompt {
  readonly name: string;
  /** How it was made, as results record it: its parametrisation, width, rank, ... */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** How it is computed, for programs; holds the shape of the target images. */
  readonly graph: PromptGraph;
  /** Channels, height and width of the source input. */
  readonly sourceShape: ImageShape;
  /** Where the target image stands in the source input; absent where that is learnt. */
  readonly window?: PromptWindow;
  /** Trained values that are projected into bounds after every step. */
  readonly bounds?: Readonly<Record<string, Bounds>>;
  /** Only of prompts whose graph has `given` inputs. */
  readonly given?: GivenInputs;
  /** Fresh values to start training from; `random` is needed where the start is random. */
  initialValues(random?: RandomGenerator): PromptValues;
  /**
   * What was learnt as a picture [channels, height, width] in 0..1. Of a border the pixels themselves, with a black
   * window; of a pattern that is added to the image half of it around mid-grey: 0.5 adds nothing.
   */
  render(values: PromptValues): FloatTensor;
}

/** A prompt of which it is known where the target image stands. */
export interface WindowedPrompt extends Prompt {
  readonly window: PromptWindow;
}
