import { floatTensor, type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { InvalidArgumentError } from '../errors.js';
import { checkShapes } from './check-shapes.js';
import { emitSourceImage } from './emit-image.js';
import { type MaskLayers, maskNetwork } from './mask-network.js';
import {
  checkPatternParametrisation,
  emitPattern,
  type PatternOptions,
  patternBounds,
  patternPixel,
  patternValue,
} from './pattern.js';
import type { ImageShape, Prompt } from './prompt.js';
import { initialValue, trainedValue } from './trained-value.js';

export interface SampleMaskPromptOptions extends PatternOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Side of the square patches that share a value of the mask, px: 1, 2, 4, 8 (the default), 16 or 32. */
  readonly patchSize?: number;
  /** Convolutions of the mask network: 5 (the default), or 6 as the authors use for ViT. */
  readonly layers?: MaskLayers;
}

const theta = 'theta';
const patchSizes = [1, 2, 4, 8, 16, 32];

/** One-hot matrix [1,C,size,patches] that repeats every patch; what is left at the end repeats the last. */
function repetition(channels: number, patches: number, size: number, patchSize: number) {
  const matrix = new Float32Array(channels * size * patches);
  for (let row = 0; row < channels * size; row += 1) {
    const patch = Math.min(Math.floor((row % size) / patchSize), patches - 1);
    matrix[row * patches + patch] = 1;
  }
  return floatTensor(matrix, [1, channels, size, patches]);
}

/** The mask at the source's size: every value fills its patch. */
function emitPatches(builder: GraphBuilder, mask: string, source: ImageShape, patchSize: number): string {
  const [, channels, rows, columns] = builder.type(mask).shape as [number, number, number, number];
  const down = builder.constant('prompt.down', repetition(channels, rows, source[1], patchSize));
  const across = builder.constant('prompt.across', repetition(channels, columns, source[2], patchSize));
  const tall = builder.emit(operations.planeMatmul, [down, mask], { transposeA: false, transposeB: false });
  return builder.emit(operations.planeMatmul, [tall, across], { transposeA: false, transposeB: true });
}

/**
 * Sample-specific masks (SMM, Cai et al. 2024, arXiv 2406.03150; `InstancewiseVisualPrompt`): a pattern theta shared by
 * all images times a mask that a small network (`maskNetwork`) makes of each resized image, one value per patch and
 * channel, added to the image. theta starts at zero. Training uses the statistics of the batch for batch normalisation
 * and keeps running ones for prediction, which stand beside the trained values. `render` gives theta without a mask.
 * The authors train the mask network with a learning rate of its own; here it has that of theta, as theirs for ResNet.
 *
 * @throws InvalidArgumentError for sizes that do not fit.
 */
export function sampleMaskPrompt(options: SampleMaskPromptOptions): Prompt {
  const { image, source, patchSize = 8, layers = 5, parametrisation = 'projected', clip = true } = options;
  checkShapes(image, source);
  checkPatternParametrisation(parametrisation);
  if (layers !== 5 && layers !== 6) {
    throw new InvalidArgumentError(`invalid layers: got ${layers}, expected 5 or 6`);
  }
  const smaller = Math.min(source[1], source[2]);
  if (!patchSizes.includes(patchSize) || patchSize > smaller || (patchSize === 32 && layers === 5)) {
    throw new InvalidArgumentError(
      `invalid patch size: got ${patchSize}, expected 1, 2, 4, 8, 16 or, with 6 layers, 32, and at most ${smaller}`,
    );
  }
  const shape = [1, ...source];
  const network = maskNetwork(source[0], layers, patchSize);
  const emit = (builder: GraphBuilder, images: string, statistics?: Map<string, string>) => {
    const resized = emitSourceImage(builder, images, source);
    const mask = emitPatches(builder, network.emit(builder, resized, statistics), source, patchSize);
    const pattern = emitPattern(builder, theta, parametrisation);
    const masked = builder.emit(operations.multiply, [mask, pattern], noAttributes);
    const sum = builder.emit(operations.add, [resized, masked], noAttributes);
    return clip ? builder.emit(operations.clamp, [sum], { lowest: 0, highest: 1 }) : sum;
  };
  return {
    name: 'sample-mask',
    options: { parametrisation, clip, patchSize, layers },
    sourceShape: source,
    window: { top: 0, left: 0, height: source[1], width: source[2] },
    bounds: patternBounds(theta, parametrisation),
    graph: {
      imageShape: image,
      trained: new Map([[theta, shape], ...network.trained]),
      statistics: network.statistics,
      emit: (builder, images) => emit(builder, images),
      emitTraining(builder, images) {
        const statistics = new Map<string, string>();
        return { prompted: emit(builder, images, statistics), statistics };
      },
    },
    initialValues(random) {
      if (random === undefined) {
        throw new InvalidArgumentError('invalid random: got none, expected a generator for the mask network');
      }
      return { [theta]: initialValue(shape, 'zeros', random), ...network.initialValues(random) };
    },
    render(values) {
      const trained = trainedValue(values, theta, source[0] * source[1] * source[2]);
      return floatTensor(
        trained.map((value) => patternPixel(patternValue(value, parametrisation))),
        source,
      );
    },
  };
}
