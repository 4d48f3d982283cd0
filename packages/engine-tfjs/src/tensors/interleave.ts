import * as tf from '@tensorflow/tfjs-core';

/**
 * Weaves equally shaped tensors along an axis: entry i of part r becomes entry i * parts + r; an absent part is zeros.
 * A sum of padded parts, because the wasm backend pads and adds much faster than it concatenates short rows.
 */
export function interleave(parts: readonly (tf.Tensor | undefined)[], axis: number): tf.Tensor {
  const some = parts.find((part) => part !== undefined)!;
  if (parts.length === 1) return some;
  const inner = some.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const spread = parts.flatMap((part, position) =>
    part === undefined
      ? []
      : [
          tf.pad(tf.reshape(part, [-1, inner]), [
            [0, 0],
            [position * inner, (parts.length - 1 - position) * inner],
          ]),
        ],
  );
  const woven = spread.reduce((sum, part) => tf.add(sum, part));
  return tf.reshape(
    woven,
    some.shape.map((size, index) => (index === axis ? size * parts.length : size)),
  );
}
