import { elementCount, floatTensor, type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { InvalidArgumentError } from '../errors.js';
import { borderMask, centred } from './border-mask.js';
import {
  type BorderParametrisation,
  borderBounds,
  borderPixel,
  checkBorderParametrisation,
  emitBorderPixels,
  greyTheta,
} from './border-pixels.js';
import { checkShapes } from './check-shapes.js';
import { emitChannels } from './emit-image.js';
import type { ImageShape, WindowedPrompt } from './prompt.js';
import { type Initial, initialValue, trainedValue } from './trained-value.js';

export interface ExpansivePromptOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** `sigmoid` (the default) as the authors', or `projected`. */
  readonly parametrisation?: BorderParametrisation;
  /**
   * Start of theta: a grey border (`zeros`, the default, as sigmoid(0) = 1/2) or independent draws of N(0, 1). Where
   * values are projected, one half is added to both.
   */
  readonly initial?: Initial;
}

const trainedName = 'theta';

function checkImageFits(image: ImageShape, source: ImageShape): void {
  checkShapes(image, source);
  const fits = image[1] <= source[1] && image[2] <= source[2];
  if (!fits || elementCount(image.slice(1)) === elementCount(source.slice(1))) {
    throw new InvalidArgumentError(
      `invalid prompt image: got [${image.join(',')}], expected ${source[0]} channels or one and a smaller image than ${source[1]}x${source[2]}`,
    );
  }
}

/**
 * The expansive prompt of ILM-VP (Chen et al. 2023, arXiv 2211.11635; `ExpansiveVisualPrompt`): the image stands in
 * the middle of the source input, not resized, and the border around it is sigmoid(theta). Where the border is uneven
 * the odd pixel is at the top and left. theta [1, channels, height, width] covers the window too but has no effect and
 * no gradient there. A grey image is repeated in every channel.
 *
 * @throws InvalidArgumentError when the channels differ, or the image does not fit with at least one pixel to spare.
 */
export function expansivePrompt(options: ExpansivePromptOptions): WindowedPrompt {
  const { image, source, parametrisation = 'sigmoid', initial = 'zeros' } = options;
  checkImageFits(image, source);
  checkBorderParametrisation(parametrisation);
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
    const colours = emitBorderPixels(builder, trainedName, parametrisation);
    const everywhere = builder.constant('prompt.mask', floatTensor(mask, shape));
    return builder.emit(operations.multiply, [colours, everywhere], noAttributes, 'prompt.border');
  };

  return {
    name: 'expansive',
    options: { parametrisation, initial },
    sourceShape: source,
    window,
    bounds: borderBounds(trainedName, parametrisation),
    graph: {
      imageShape: image,
      trained: new Map([[trainedName, shape]]),
      emit(builder: GraphBuilder, images: string): string {
        const window = emitChannels(builder, images, channels);
        const padded = builder.emit(operations.pad, [window], { before, after }, 'prompt.window');
        return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes, 'prompted');
      },
      emitSplit: (builder, images) => ({
        background: emitBorder(builder),
        window: emitChannels(builder, images, channels),
        rectangle: {
          top: window.top,
          left: window.left,
          bottom: window.top + window.height,
          right: window.left + window.width,
        },
      }),
    },
    initialValues(random) {
      const start = initialValue(shape, initial, random);
      const grey = greyTheta(parametrisation);
      return {
        [trainedName]: floatTensor(grey === 0 ? start.data : start.data.map((value) => value + grey), shape),
      };
    },
    render(values) {
      const theta = trainedValue(values, trainedName, mask.length);
      return floatTensor(
        mask.map((weight, position) => weight * borderPixel(theta[position]!, parametrisation)),
        source,
      );
    },
  };
}
