import { type GraphBuilder, noAttributes, operations } from '@reticket/network';
import { checkShapes } from './check-shapes.js';
import { emitSourceImage } from './emit-image.js';
import type { ImageShape, Prompt } from './prompt.js';

export interface AdditivePromptParts extends Omit<Prompt, 'graph' | 'sourceShape' | 'window'> {
  readonly image: ImageShape;
  readonly source: ImageShape;
  readonly clip: boolean;
  readonly trained: ReadonlyMap<string, readonly number[]>;
  /** Shapes of `given` inputs. */
  readonly givenShapes?: ReadonlyMap<string, readonly number[]>;
  /** Emits what is added to the resized images: [1 or N,C,H,W]. */
  emitPattern(builder: GraphBuilder, resized: string): string;
}

/** A prompt that adds a pattern to the image, which is resized to the whole source input. */
export function additivePrompt(parts: AdditivePromptParts): Prompt {
  const { image, source, clip, trained, givenShapes, emitPattern, ...prompt } = parts;
  checkShapes(image, source);
  return {
    ...prompt,
    sourceShape: source,
    window: { top: 0, left: 0, height: source[1], width: source[2] },
    graph: {
      imageShape: image,
      trained,
      ...(givenShapes && { given: givenShapes }),
      emit(builder, images) {
        const resized = emitSourceImage(builder, images, source);
        const pattern = emitPattern(builder, resized);
        const sum = builder.emit(operations.add, [resized, pattern], noAttributes);
        return clip ? builder.emit(operations.clamp, [sum], { lowest: 0, highest: 1 }) : sum;
      },
    },
  };
}
