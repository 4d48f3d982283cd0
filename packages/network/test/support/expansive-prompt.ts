import {
  floatTensor,
  type GraphBuilder,
  noAttributes,
  operations,
  type PromptGraph,
  type Rectangle,
} from '../../src/index.js';

function centred(outer: number, inner: number): Rectangle {
  const start = Math.floor((outer - inner) / 2);
  return { top: start, left: start, bottom: start + inner, right: start + inner };
}

/**
 * An image in a border of trained values on a plane of `height` x `width` pixels: pad(image) + sigmoid(theta) * mask, where the
 * mask is 1 around the rectangle of the image.
 */
export function borderPrompt(
  [height, width]: readonly [height: number, width: number],
  rectangle: Rectangle,
): PromptGraph {
  const { top, left, bottom, right } = rectangle;
  const shape = [1, 3, height, width];
  const mask = new Float32Array(3 * height * width);
  for (let index = 0; index < mask.length; index += 1) {
    const x = index % width;
    const y = Math.floor(index / width) % height;
    mask[index] = x >= left && y >= top && x < right && y < bottom ? 0 : 1;
  }
  const emitBorder = (builder: GraphBuilder): string => {
    const values = builder.emit(operations.sigmoid, ['theta'], noAttributes);
    return builder.emit(
      operations.multiply,
      [values, builder.constant('mask', floatTensor(mask, shape))],
      noAttributes,
    );
  };
  return {
    imageShape: [3, bottom - top, right - left],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const padding = { before: [0, 0, top, left], after: [0, 0, height - bottom, width - right] };
      const padded = builder.emit(operations.pad, [images], padding);
      return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes);
    },
    emitSplit: (builder, images) => ({ background: emitBorder(builder), window: images, rectangle }),
  };
}

/** The border around an image of `inner` pixels in the middle, without a shared background. */
export function expansivePrompt(outer: number, inner: number): PromptGraph {
  const { imageShape, trained, emit } = borderPrompt([outer, outer], centred(outer, inner));
  return { imageShape, trained, emit };
}
