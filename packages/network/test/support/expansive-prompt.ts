import { floatTensor, noAttributes, operations, type PromptGraph } from '../../src/index.js';

/**
 * An image of `inner` pixels in a border of trained values: pad(image) + sigmoid(theta) * mask, where the mask is 1
 * around the image. The smallest prompt that uses every operation prompts are made of.
 */
export function expansivePrompt(outer: number, inner: number): PromptGraph {
  const margin = (outer - inner) / 2;
  const mask = new Float32Array(3 * outer * outer);
  for (let index = 0; index < mask.length; index += 1) {
    const x = (index % outer) - margin;
    const y = (Math.floor(index / outer) % outer) - margin;
    mask[index] = x >= 0 && y >= 0 && x < inner && y < inner ? 0 : 1;
  }
  const shape = [1, 3, outer, outer];
  return {
    imageShape: [3, inner, inner],
    trained: new Map([['theta', shape]]),
    emit(builder, images) {
      const margins = [0, 0, margin, margin];
      const padded = builder.emit(operations.pad, [images], { before: margins, after: margins });
      const border = builder.emit(operations.sigmoid, ['theta'], noAttributes);
      builder.constant('mask', floatTensor(mask, shape));
      const masked = builder.emit(operations.multiply, [border, 'mask'], noAttributes);
      return builder.emit(operations.add, [padded, masked], noAttributes);
    },
  };
}
