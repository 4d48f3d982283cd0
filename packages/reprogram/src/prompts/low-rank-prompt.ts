import { type FloatTensor, floatTensor, operations } from '@reticket/network';
import { checkCount } from '../arguments.js';
import { additivePrompt } from './additive-prompt.js';
import {
  checkPatternParametrisation,
  emitPattern,
  type PatternOptions,
  patternPixel,
  patternValue,
} from './pattern.js';
import type { ImageShape, Prompt } from './prompt.js';
import { initialValue, trainedValue } from './trained-value.js';

export interface LowRankPromptOptions extends PatternOptions<'free' | 'sigmoid'> {
  /** Channels, height and width of the target images. */
  readonly image: ImageShape;
  /** Channels, height and width of the source input. */
  readonly source: ImageShape;
  /** Columns of B and rows of A, >= 1; 4 by default, as the authors'. */
  readonly rank?: number;
}

/** Standard deviation of A at the start; B starts at zero. */
const firstDeviation = 0.01;

/** B A of one channel after the other: [C,H,rank], [C,rank,W] -> [C,H,W]. */
function product(b: Float32Array, a: Float32Array, [channels, height, width]: ImageShape, rank: number) {
  const pattern = new Float32Array(channels * height * width);
  for (let at = 0; at < pattern.length; at += 1) {
    const row = Math.floor(at / width);
    const channel = Math.floor(row / height);
    let sum = 0;
    for (let k = 0; k < rank; k += 1)
      sum += b[row * rank + k]! * a[(channel * rank + k) * width + (at % width)]!;
    pattern[at] = sum;
  }
  return pattern;
}

/**
 * The low-rank prompt of LoR-VP (Jin et al. 2025, arXiv 2502.00896; `LoR_VP`): a pattern B A per channel, with B
 * [1,C,H,rank] and A [1,C,rank,W], added to the resized image. B starts at zero and A from N(0, 0.01^2), as in the
 * authors' runs. (H + W) rank values per channel instead of H W. `free` by default: a product cannot be projected entry
 * by entry.
 *
 * @throws InvalidArgumentError for sizes that do not fit.
 */
export function lowRankPrompt(options: LowRankPromptOptions): Prompt {
  const { image, source, rank = 4, parametrisation = 'free', clip = true } = options;
  checkPatternParametrisation(parametrisation, ['free', 'sigmoid']);
  checkCount('rank', rank);
  const [channels, height, width] = source;
  const shapes = { b: [1, channels, height, rank], a: [1, channels, rank, width] };
  return additivePrompt({
    name: 'low-rank',
    options: { parametrisation, clip, rank },
    image,
    source,
    clip,
    trained: new Map(Object.entries(shapes)),
    emitPattern: (builder) =>
      emitPattern(
        builder,
        builder.emit(operations.planeMatmul, ['b', 'a'], { transposeA: false, transposeB: false }),
        parametrisation,
      ),
    initialValues(random) {
      return {
        b: initialValue(shapes.b, 'zeros', random),
        a: initialValue(shapes.a, 'normal', random, firstDeviation),
      };
    },
    render(values): FloatTensor {
      const b = trainedValue(values, 'b', channels * height * rank);
      const a = trainedValue(values, 'a', channels * rank * width);
      return floatTensor(
        product(b, a, source, rank).map((value) => patternPixel(patternValue(value, parametrisation))),
        source,
      );
    },
  });
}
