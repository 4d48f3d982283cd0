import { floatTensor, noAttributes, operations } from '@reticket/network';
import { additivePrompt } from './additive-prompt.js';
import { borderMask } from './border-mask.js';
import {
  checkPatternParametrisation,
  emitPattern,
  initialDeviation,
  type PatternOptions,
  patternBounds,
  patternPixel,
  patternValue,
} from './pattern.js';
import type { ImageShape, Prompt } from './prompt.js';
import { type Initial, initialValue, trainedValue } from './trained-value.js';

export interface FrameOptions extends PatternOptions {
  readonly name: string;
  readonly image: ImageShape;
  readonly source: ImageShape;
  /** Of the frame on every side, px; undefined for the whole plane. */
  readonly frame: number | undefined;
  readonly initial: Initial;
}

const theta = 'theta';

/**
 * A pattern theta [1,C,H,W] added to the resized image in a frame of the given width, the same for every image. theta
 * covers the middle too but has no effect and no gradient there.
 */
export function framePrompt(options: FrameOptions): Prompt {
  const { name, image, source, frame, initial, parametrisation = 'projected', clip = true } = options;
  checkPatternParametrisation(parametrisation);
  const shape = [1, ...source];
  const mask =
    frame === undefined
      ? borderMask(source, { top: 0, left: 0, height: 0, width: 0 })
      : borderMask(source, {
          top: frame,
          left: frame,
          height: source[1] - 2 * frame,
          width: source[2] - 2 * frame,
        });
  return additivePrompt({
    name,
    options: { parametrisation, clip, initial, ...(frame !== undefined && { frame }) },
    image,
    source,
    clip,
    trained: new Map([[theta, shape]]),
    bounds: patternBounds(theta, parametrisation),
    emitPattern(builder) {
      const pattern = emitPattern(builder, theta, parametrisation);
      if (frame === undefined) return pattern;
      const inFrame = builder.constant('prompt.mask', floatTensor(mask, shape));
      return builder.emit(operations.multiply, [pattern, inFrame], noAttributes);
    },
    initialValues: (random) => ({ [theta]: initialValue(shape, initial, random, initialDeviation) }),
    render(values) {
      const trained = trainedValue(values, theta, mask.length);
      return floatTensor(
        mask.map((weight, at) => patternPixel(weight * patternValue(trained[at]!, parametrisation))),
        source,
      );
    },
  });
}
