import { floatTensor, operations } from '@reticket/network';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { additivePrompt } from './additive-prompt.js';
import {
  checkPatternParametrisation,
  emitPattern,
  initialDeviation,
  type PatternOptions,
  patternBounds,
  patternPixel,
  patternValue,
} from './pattern.js';
import type { GivenInputs, ImageShape, Prompt, PromptValues } from './prompt.js';
import { type Initial, initialValue, trainedValue } from './trained-value.js';

export interface PatchPromptOptions extends PatternOptions {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Side of the square patch, px. */
  readonly size: number;
  /** Start of theta: N(0, 0.225^2), N(0, 1) of normalised images as the authors', the default, or zeros. */
  readonly initial?: Initial;
}

const theta = 'theta';

/** A patch whose pattern [1,C,size,size] `place` puts into a plane of zeros [1,C,H,W]. */
function patchPrompt(
  name: string,
  options: PatchPromptOptions,
  place: Pick<Parameters<typeof additivePrompt>[0], 'emitPattern' | 'givenShapes' | 'given'>,
): Prompt {
  const { image, source, size, initial = 'normal', parametrisation = 'projected', clip = true } = options;
  checkPatternParametrisation(parametrisation);
  checkCount('patch size', size);
  if (size > Math.min(source[1], source[2])) {
    throw new InvalidArgumentError(
      `invalid patch size: got ${size}, expected at most ${Math.min(source[1], source[2])}, the smaller side of the source`,
    );
  }
  const shape = [1, source[0], size, size];
  const picture: ImageShape = [source[0], size, size];
  return additivePrompt({
    name,
    options: { parametrisation, clip, initial, size },
    image,
    source,
    clip,
    trained: new Map([[theta, shape]]),
    bounds: patternBounds(theta, parametrisation),
    ...place,
    initialValues: (random) => ({ [theta]: initialValue(shape, initial, random, initialDeviation) }),
    render(values) {
      const patch = trainedValue(values, theta, source[0] * size * size);
      return floatTensor(
        patch.map((value) => patternPixel(patternValue(value, parametrisation))),
        picture,
      );
    },
  });
}

/**
 * The fixed patch of Bahng et al. 2022 (arXiv 2203.17274; `FixedPatchPrompter`): a square pattern added to the upper
 * left corner of the resized image. `render` gives the patch alone.
 *
 * @throws InvalidArgumentError for sizes that do not fit.
 */
export function fixedPatchPrompt(options: PatchPromptOptions): Prompt {
  const { source, size, parametrisation = 'projected' } = options;
  return patchPrompt('fixed-patch', options, {
    emitPattern: (builder) =>
      builder.emit(operations.pad, [emitPattern(builder, theta, parametrisation)], {
        before: [0, 0, 0, 0],
        after: [0, 0, source[1] - size, source[2] - size],
      }),
  });
}

/** One-hot matrices that put a patch at a place: rows [1,C,H,size] and columns [1,C,size,W]. */
function placement(source: ImageShape, size: number, top: number, left: number): PromptValues {
  const [channels, height, width] = source;
  const rows = new Float32Array(channels * height * size);
  const columns = new Float32Array(channels * size * width);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let at = 0; at < size; at += 1) {
      rows[(channel * height + top + at) * size + at] = 1;
      columns[(channel * size + at) * width + left + at] = 1;
    }
  }
  return {
    placeRows: floatTensor(rows, [1, channels, height, size]),
    placeColumns: floatTensor(columns, [1, channels, size, width]),
  };
}

/**
 * The random patch of Bahng et al. 2022 (arXiv 2203.17274; `RandomPatchPrompter`): a square pattern added to the
 * resized image at a place that is drawn for every training step, the last row and column of places included. The
 * authors draw for predictions, too; here the patch stands in the middle then, so that predictions do not depend on
 * chance. `render` gives the patch alone.
 *
 * @throws InvalidArgumentError for sizes that do not fit.
 */
export function randomPatchPrompt(options: PatchPromptOptions): Prompt {
  const { source, size, parametrisation = 'projected' } = options;
  const [channels, height, width] = source;
  const product = { transposeA: false, transposeB: false };
  const given: GivenInputs = {
    draw: (random) =>
      placement(source, size, uniformInt(random, 0, height - size), uniformInt(random, 0, width - size)),
    get forPrediction() {
      return placement(source, size, Math.floor((height - size) / 2), Math.floor((width - size) / 2));
    },
  };
  return patchPrompt('random-patch', options, {
    given,
    givenShapes: new Map([
      ['placeRows', [1, channels, height, size]],
      ['placeColumns', [1, channels, size, width]],
    ]),
    emitPattern(builder) {
      const patch = emitPattern(builder, theta, parametrisation);
      const inRows = builder.emit(operations.planeMatmul, ['placeRows', patch], product);
      return builder.emit(operations.planeMatmul, [inRows, 'placeColumns'], product);
    },
  });
}
