import type { Validation } from '../training/validation.js';
import type { Mapping, OneToOneMapping } from '../visual-prompting/mapping.js';
import type {
  EpochRecord,
  PromptTrainingOptions,
  VisualPromptFit,
} from '../visual-prompting/visual-prompt.js';
import type { TfjsImages } from './image-input.js';
import type { LabelledTfjsImages, TfjsLabels } from './label-input.js';
import type { ModelOutput, Preprocess, SourceModel } from './source-model.js';
import type { VisualPrompt, VisualPromptArgs } from './visual-prompt.js';

/** Images on which the best epoch is chosen, and how. Never the test images. */
export interface TfjsValidation extends Omit<Validation, 'set'>, LabelledTfjsImages {}

/** Those of `fitVisualPrompt`, with a model and images of TensorFlow.js, and a budget of either epochs or steps. */
export interface PromptOptions<M extends Mapping = OneToOneMapping>
  extends Omit<
    PromptTrainingOptions<M>,
    'network' | 'prompt' | 'train' | 'budget' | 'validation' | 'memoryLimit'
  > {
  readonly model: SourceModel;
  readonly images: TfjsImages;
  /** [n], 0..classes - 1; at least one of every class. */
  readonly labels: TfjsLabels;
  /** The expansive prompt at the size of the model's input by default; functions do not tell theirs. */
  readonly prompt?: Partial<Pick<VisualPromptArgs, 'kind' | 'source' | 'channels' | 'options' | 'name'>>;
  /** Between the prompt and the model; none by default. */
  readonly preprocess?: Preprocess;
  /** What the model gives; `probabilities` by default where a layers model ends in a softmax, else `logits`. */
  readonly output?: ModelOutput;
  /** Passes over the images, >= 1; this or `steps`. */
  readonly epochs?: number;
  /** Steps of the optimiser, >= 1; this or `epochs`. */
  readonly steps?: number;
  readonly validation?: TfjsValidation;
}

/** A trained prompt. */
export interface PromptFit<M extends Mapping = OneToOneMapping>
  extends Omit<VisualPromptFit<M>, 'prompt' | 'epochs' | 'macs'> {
  /** The layer, built and trained; the caller disposes of it. */
  readonly prompt: VisualPrompt;
  readonly history: readonly EpochRecord[];
  /** Target logits [n, classes] of images, with the layer as it is by then; in batches of the training's by default. */
  predict(
    images: TfjsImages,
    options?: { readonly batchSize?: number; readonly signal?: AbortSignal },
  ): Promise<Float32Array>;
}
