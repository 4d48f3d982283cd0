import {
  serialization,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { initializers, layers } from '@tensorflow/tfjs-layers';
import { checkSeed } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import type { ImageShape, Prompt, PromptValues } from '../prompts/prompt.js';
import { seededGenerator } from '../random/seeded-generator.js';
import { promptByName } from '../reprogramming/prompt-by-name.js';
import { toChannelsLast } from './channel-order.js';
import { type LoweredPrompt, lowerPrompt } from './lower-prompt.js';

const kinds = ['expansive', 'pad', 'watermark-full', 'watermark-medium', 'watermark-narrow'] as const;

/** Prompts by the names that reprogramming files use: those of a border or of a framed pattern. */
export type VisualPromptKind = (typeof kinds)[number];

type LayerArgs = ConstructorParameters<typeof layers.Layer>[0];

export type VisualPromptArgs = LayerArgs & {
  /** Height and width of the model's input. */
  readonly source: readonly [number, number];
  /** Channels of the model's input; 3 by default. Grey images are repeated. */
  readonly channels?: number;
  /** `expansive` by default. */
  readonly kind?: VisualPromptKind;
  /** Of the prompt, as its factory takes them: `parametrisation`, `initial`, `clip`, `frame` (the width of `pad`). */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** Of random initial values; 0 by default. */
  readonly seed?: number;
};

/**
 * A visual prompt as a layer: images [n, h, w, c] in 0..1 -> inputs [n, H, W, C] of a source model, in 0..1. Its one
 * weight is theta [H, W, C]. It is registered for serialisation, so that `model.save` and `loadLayersModel` know it wherever
 * this entry is imported, and learns in any training loop; values that are projected are so by `fitPrompt` only.
 *
 * Cost: one pass over the inputs.
 */
export class VisualPrompt extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'VisualPrompt';
  readonly #args: Required<Pick<VisualPromptArgs, 'source' | 'channels' | 'kind' | 'options' | 'seed'>>;
  #prompt: Prompt | undefined;
  #lowered: LoweredPrompt | undefined;

  /** @throws InvalidArgumentError for an unknown kind, sizes that are no counts or a seed that is no integer. */
  constructor({
    source,
    channels = 3,
    kind = 'expansive',
    options = {},
    seed = 0,
    ...args
  }: VisualPromptArgs) {
    super(args);
    if (!kinds.includes(kind)) {
      throw new InvalidArgumentError(`invalid prompt: got ${kind}, expected one of ${kinds.join(', ')}`);
    }
    if (source?.length !== 2) {
      throw new InvalidArgumentError(`invalid source: got ${source}, expected [height, width]`);
    }
    checkSeed(seed);
    this.#args = { source, channels, kind, options, seed };
  }

  /** The prompt that it computes, made for the shape of the images. @throws InvalidArgumentError before it is built. */
  get prompt(): Prompt {
    if (this.#prompt === undefined) {
      throw new InvalidArgumentError(
        'invalid layer: got one that is not built, expected the shape of the images',
      );
    }
    return this.#prompt;
  }

  /** @throws InvalidArgumentError for images that do not fit the source, or options that the prompt does not take. */
  override build(inputShape: (number | null)[] | (number | null)[][]): void {
    const { source, channels, kind, options, seed } = this.#args;
    const [, height, width, own] = inputShape as (number | null)[];
    const image = [own, height, width] as ImageShape;
    this.#prompt = promptByName({ name: kind, image, source: [channels, ...source], options })!;
    this.#lowered = lowerPrompt(this.#prompt);
    this.addWeight('theta', [...source, channels], 'float32', initializers.zeros());
    this.setValues(this.#prompt.initialValues(seededGenerator(seed, 'prompt')));
    this.built = true;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const images = (Array.isArray(inputs) ? inputs[0]! : inputs) as Tensor4D;
    const [channels, height, width] = this.prompt.graph.imageShape;
    const [, ...got] = images.shape;
    if (got[0] !== height || got[1] !== width || got[2] !== channels) {
      throw new ShapeMismatchError(
        `invalid image shape: got [${got.join(',')}], expected [${height},${width},${channels}]`,
      );
    }
    return tidy(() => this.#lowered!(images, this.weights[0]!.read() as Tensor3D));
  }

  /** Takes values of this package's prompts: theta [1, C, H, W]. */
  setValues(values: PromptValues): void {
    const { sourceShape } = this.prompt;
    const [channels, height, width] = sourceShape;
    const theta = toChannelsLast(values.theta!.data, sourceShape);
    tidy(() => {
      this.weights[0]!.write(tensor(theta, [height, width, channels]));
    });
  }

  override computeOutputShape(inputShape: (number | null)[] | (number | null)[][]): (number | null)[] {
    const { source, channels } = this.#args;
    return [(inputShape as (number | null)[])[0]!, ...source, channels];
  }

  override getConfig(): serialization.ConfigDict {
    const { source, options, ...rest } = this.#args;
    return { ...super.getConfig(), ...rest, source: [...source], options: { ...options } };
  }
}

serialization.registerClass(VisualPrompt);
