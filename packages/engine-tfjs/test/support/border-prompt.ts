import {
  type GraphBuilder,
  noAttributes,
  operations,
  type PromptGraph,
  type Tensor,
} from '@reticket/network';

/** sigmoid(theta) in a border around the images: the expansive prompt of visual prompting, on square images. */
export function borderPrompt(imageSize: number, inputSize: number): PromptGraph {
  const before = Math.floor((inputSize - imageSize) / 2);
  const after = inputSize - imageSize - before;
  const shape = [1, 3, inputSize, inputSize];
  const inside = (position: number): boolean => position >= before && position < inputSize - after;
  const mask: Tensor = {
    shape,
    data: Float32Array.from({ length: 3 * inputSize * inputSize }, (_, index) => {
      const row = Math.floor(index / inputSize) % inputSize;
      return inside(row) && inside(index % inputSize) ? 0 : 1;
    }),
  };
  const emitBorder = (builder: GraphBuilder): string =>
    builder.emit(
      operations.multiply,
      [builder.emit(operations.sigmoid, ['theta'], noAttributes), builder.constant('mask', mask)],
      noAttributes,
    );
  const end = before + imageSize;
  return {
    imageShape: [3, imageSize, imageSize],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const padded = builder.emit(operations.pad, [images], {
        before: [0, 0, before, before],
        after: [0, 0, after, after],
      });
      return builder.emit(operations.add, [padded, emitBorder(builder)], noAttributes);
    },
    emitSplit: (builder, images) => ({
      background: emitBorder(builder),
      window: images,
      rectangle: { top: before, left: before, bottom: end, right: end },
    }),
  };
}
