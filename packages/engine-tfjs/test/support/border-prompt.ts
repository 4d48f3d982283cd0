import {
  type GraphBuilder,
  noAttributes,
  operations,
  type PromptGraph,
  type Tensor,
} from '@reticket/network';

/** sigmoid(theta) in a border around the images: the expansive prompt of visual prompting, on square images. */
export function borderPrompt(imageSize: number, inputSize: number): PromptGraph {
  const start = Math.floor((inputSize - imageSize) / 2);
  const end = start + imageSize;
  const shape = [1, 3, inputSize, inputSize];
  const inside = (position: number): boolean => position >= start && position < end;
  const mask: Tensor = {
    shape,
    data: Float32Array.from({ length: 3 * inputSize * inputSize }, (_, index) =>
      inside(Math.floor(index / inputSize) % inputSize) && inside(index % inputSize) ? 0 : 1,
    ),
  };
  const emitBorder = (builder: GraphBuilder): string => {
    const values = builder.emit(operations.sigmoid, ['theta'], noAttributes);
    return builder.emit(operations.multiply, [values, builder.constant('mask', mask)], noAttributes);
  };
  return {
    imageShape: [3, imageSize, imageSize],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const padded = builder.emit(operations.pad, [images], {
        before: [0, 0, start, start],
        after: [0, 0, inputSize - end, inputSize - end],
      });
      return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes);
    },
    emitSplit: (builder, images) => ({
      background: emitBorder(builder),
      window: images,
      rectangle: { top: start, left: start, bottom: end, right: end },
    }),
  };
}
