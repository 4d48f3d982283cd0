import {
  type GraphBuilder,
  noAttributes,
  operations,
  type PromptGraph,
  type Rectangle,
  type Tensor,
} from '@reticket/network';

/** A square of `inner` pixels a side in the middle of one of `outer`. */
export function centredSquare(inner: number, outer: number): Rectangle {
  const start = Math.floor((outer - inner) / 2);
  return { top: start, left: start, bottom: start + inner, right: start + inner };
}

/** sigmoid(theta) in a border around the images, which lie in a rectangle of the network's input. */
export function borderPrompt(
  { height, width }: { readonly height: number; readonly width: number },
  rectangle: Rectangle,
): PromptGraph {
  const { top, left, bottom, right } = rectangle;
  const shape = [1, 3, height, width];
  const inside = (row: number, column: number): boolean =>
    row >= top && row < bottom && column >= left && column < right;
  const mask: Tensor = {
    shape,
    data: Float32Array.from({ length: 3 * height * width }, (_, index) =>
      inside(Math.floor(index / width) % height, index % width) ? 0 : 1,
    ),
  };
  const emitBorder = (builder: GraphBuilder): string => {
    const values = builder.emit(operations.sigmoid, ['theta'], noAttributes);
    return builder.emit(operations.multiply, [values, builder.constant('mask', mask)], noAttributes);
  };
  return {
    imageShape: [3, bottom - top, right - left],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const padded = builder.emit(operations.pad, [images], {
        before: [0, 0, top, left],
        after: [0, 0, height - bottom, width - right],
      });
      return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes);
    },
    emitSplit: (builder, images) => ({ background: emitBorder(builder), window: images, rectangle }),
  };
}
