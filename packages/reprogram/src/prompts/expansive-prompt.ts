import { elementCount, floatTensor, type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { checkCount } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { standardNormal } from '../random/standard-normal.js';
import type { Prompt, PromptWindow } from './prompt.js';

type ImageShape = readonly [number, number, number];

export interface ExpansivePromptOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Start of theta: zeros (a grey border, the default) or independent draws of N(0, 1). */
  readonly initial?: 'zeros' | 'normal';
}

const trainedName = 'theta';

/** Centres one axis; the odd pixel goes before the image. */
function centred(image: number, source: number): number {
  return Math.ceil((source - image) / 2);
}

function checkShapes(image: ImageShape, source: ImageShape): void {
  for (const size of [...image, ...source]) checkCount('image size', size);
  const fits = image[0] === source[0] && image[1] <= source[1] && image[2] <= source[2];
  if (!fits || elementCount(image) === elementCount(source)) {
    throw new InvalidArgumentError(
      `invalid prompt image: got [${image.join(',')}], expected ${source[0]} channels and a smaller image than ${source[1]}x${source[2]}`,
    );
  }
}

/** 1 on the border, 0 in the window: [channels, height, width]. */
function borderMask([channels, height, width]: ImageShape, window: PromptWindow): Float32Array {
  const mask = new Float32Array(channels * height * width).fill(1);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = window.top; row < window.top + window.height; row += 1) {
      const start = (channel * height + row) * width + window.left;
      mask.fill(0, start, start + window.width);
    }
  }
  return mask;
}

/**
 * The expansive prompt of ILM-VP (Chen et al. 2023, arXiv 2211.11635; `ExpansiveVisualPrompt`): the image stands in
 * the middle of the source input, not resized, and the border around it is sigmoid(theta). Where the border is uneven
 * the odd pixel is at the top and left. theta [1, channels, height, width] covers the window too but has no effect and
 * no gradient there.
 *
 * @throws InvalidArgumentError when the channels differ, or the image does not fit with at least one pixel to spare.
 */
export function expansivePrompt({ image, source, initial = 'zeros' }: ExpansivePromptOptions): Prompt {
  checkShapes(image, source);
  const [channels, height, width] = source;
  const window = {
    top: centred(image[1], height),
    left: centred(image[2], width),
    height: image[1],
    width: image[2],
  };
  const shape = [1, channels, height, width];
  const mask = borderMask(source, window);
  const before = [0, 0, window.top, window.left];
  const after = [0, 0, height - window.top - window.height, width - window.left - window.width];

  const emitBorder = (builder: GraphBuilder): string => {
    const colours = builder.emit(operations.sigmoid, [trainedName], noAttributes, 'prompt.colours');
    const everywhere = builder.constant('prompt.mask', floatTensor(mask, shape));
    return builder.emit(operations.multiply, [colours, everywhere], noAttributes, 'prompt.border');
  };

  return {
    name: 'expansive',
    sourceShape: source,
    window,
    graph: {
      imageShape: image,
      trained: new Map([[trainedName, shape]]),
      emit(builder: GraphBuilder, images: string): string {
        const padded = builder.emit(operations.pad, [images], { before, after }, 'prompt.window');
        return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes, 'prompted');
      },
      emitSplit: (builder, images) => ({
        background: emitBorder(builder),
        window: images,
        rectangle: {
          top: window.top,
          left: window.left,
          bottom: window.top + window.height,
          right: window.left + window.width,
        },
      }),
    },
    initialValues(random) {
      if (initial === 'zeros') return { [trainedName]: floatTensor(new Float32Array(mask.length), shape) };
      if (random === undefined) {
        throw new InvalidArgumentError(
          'invalid random: got none, expected a generator for normal initial values',
        );
      }
      return { [trainedName]: floatTensor(standardNormal(mask.length, random), shape) };
    },
    render(values) {
      const theta = values[trainedName];
      if (theta?.data.length !== mask.length) {
        throw new ShapeMismatchError(
          `invalid prompt values: got ${theta === undefined ? 'no theta' : `theta of ${theta.data.length} values`}, expected theta of ${mask.length}`,
        );
      }
      return floatTensor(
        mask.map((weight, position) => weight / (1 + Math.exp(-theta.data[position]!))),
        source,
      );
    },
  };
}
