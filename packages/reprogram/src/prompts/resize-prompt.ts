import { floatTensor, type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { checkPositive } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { centred } from './border-mask.js';
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
import type { Bounds, ImageShape, Prompt } from './prompt.js';
import { trainedValue } from './trained-value.js';

export interface ResizePromptOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Of the border; `sigmoid` by default. */
  readonly parametrisation?: BorderParametrisation;
  /** First scale of the image, 0.1..5; 1, its own size, by default. */
  readonly scale?: number;
}

/** Bounds of the scale, as the authors'. */
const scaleBounds: Bounds = { lowest: 0.1, highest: 5 };

/** Of one axis of the source: distance of output i from image pixel j is offset + slope / scale. */
function distances(image: number, source: number): { slopes: Float32Array; offsets: Float32Array } {
  const middle = (source - 1) / 2;
  const before = centred(image, source);
  const slopes = new Float32Array(source * image);
  const offsets = new Float32Array(source * image);
  for (let at = 0; at < slopes.length; at += 1) {
    slopes[at] = Math.floor(at / image) - middle;
    offsets[at] = middle - before - (at % image);
  }
  return { slopes, offsets };
}

/** Interpolation matrix [1,C,source,image] of one axis at the trained scale. */
function emitSampling(
  builder: GraphBuilder,
  axis: string,
  shrink: string,
  { channels, image, source }: { channels: number; image: number; source: number },
): string {
  const { slopes, offsets } = distances(image, source);
  const entries = slopes.length;
  const distance = builder.emit(
    operations.linear,
    [
      shrink,
      builder.constant(`prompt.${axis}.slopes`, floatTensor(slopes, [entries, 1])),
      builder.constant(`prompt.${axis}.offsets`, floatTensor(offsets, [entries])),
    ],
    noAttributes,
  );
  const weights = builder.emit(operations.hat, [distance], noAttributes);
  const matrix = builder.emit(operations.reshape, [weights], { itemShape: [1, source, image] });
  return emitChannels(builder, matrix, channels);
}

/** How much of every row or column of the source the image covers at a scale, 0..1. */
function coverage(image: number, source: number, scale: number): Float32Array {
  const { slopes, offsets } = distances(image, source);
  const covered = new Float32Array(source);
  for (let at = 0; at < slopes.length; at += 1) {
    const weight = Math.max(0, 1 - Math.abs(offsets[at]! + slopes[at]! / scale));
    covered[Math.floor(at / image)]! += weight;
  }
  return covered;
}

/**
 * The trainable resize of AutoVP (Tsao et al. 2024, arXiv 2310.08381; `Trainable_Resize` and `InputPadding`): the image
 * in the middle of the source input, scaled about the centre by a trained `scale` with bilinear interpolation, and a
 * trained border around it. `scale` stays in 0.1..5. The authors cut the border at int(scale * size) pixels; here it
 * fades in where the image fades out (1 - the weight of the image's pixels), so every pixel stays in 0..1 and the scale
 * sees the border in its gradient. The authors also clip the gradient of the scale, which Adam does not notice.
 *
 * @throws InvalidArgumentError for sizes that do not fit or a scale out of bounds.
 */
export function resizePrompt(options: ResizePromptOptions): Prompt {
  const { image, source, parametrisation = 'sigmoid', scale = 1 } = options;
  checkShapes(image, source);
  checkBorderParametrisation(parametrisation);
  checkPositive('scale', scale);
  if (scale < scaleBounds.lowest || scale > scaleBounds.highest) {
    throw new InvalidArgumentError(
      `invalid scale: got ${scale}, expected ${scaleBounds.lowest}..${scaleBounds.highest}`,
    );
  }
  const [channels, height, width] = source;
  const shape = [1, channels, height, width];
  const count = channels * height * width;

  return {
    name: 'resize',
    options: { parametrisation, scale },
    sourceShape: source,
    bounds: { ...borderBounds('theta', parametrisation), scale: scaleBounds },
    graph: {
      imageShape: image,
      trained: new Map([
        ['theta', shape],
        ['scale', [1, 1]],
      ]),
      emit(builder, images) {
        const shrink = builder.emit(operations.reciprocal, ['scale'], noAttributes);
        const rows = emitSampling(builder, 'rows', shrink, { channels, image: image[1], source: height });
        const columns = emitSampling(builder, 'columns', shrink, {
          channels,
          image: image[2],
          source: width,
        });
        const sample = (x: string) => {
          const inRows = builder.emit(operations.planeMatmul, [rows, x], {
            transposeA: false,
            transposeB: false,
          });
          return builder.emit(operations.planeMatmul, [inRows, columns], {
            transposeA: false,
            transposeB: true,
          });
        };
        const ones = floatTensor(new Float32Array(channels * image[1] * image[2]).fill(1), [
          1,
          channels,
          image[1],
          image[2],
        ]);
        const uncovered = builder.emit(operations.affine, [sample(builder.constant('prompt.ones', ones))], {
          scale: Array<number>(channels).fill(-1),
          offset: Array<number>(channels).fill(1),
        });
        const border = builder.emit(
          operations.multiply,
          [emitBorderPixels(builder, 'theta', parametrisation), uncovered],
          noAttributes,
        );
        return builder.emit(
          operations.add,
          [sample(emitChannels(builder, images, channels)), border],
          noAttributes,
        );
      },
    },
    initialValues: () => ({
      theta: floatTensor(new Float32Array(count).fill(greyTheta(parametrisation)), shape),
      scale: floatTensor(Float32Array.of(scale), [1, 1]),
    }),
    render(values) {
      const theta = trainedValue(values, 'theta', count);
      const [trainedScale] = trainedValue(values, 'scale', 1);
      const rows = coverage(image[1], height, trainedScale!);
      const columns = coverage(image[2], width, trainedScale!);
      return floatTensor(
        theta.map((value, at) => {
          const covered = rows[Math.floor(at / width) % height]! * columns[at % width]!;
          return borderPixel(value, parametrisation) * (1 - covered);
        }),
        source,
      );
    },
  };
}
