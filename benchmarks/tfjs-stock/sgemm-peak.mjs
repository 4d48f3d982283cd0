import * as tf from '@tensorflow/tfjs';

/** Multiply-adds per second, counted as two operations, of square products of the wasm backend: the best of `tries`. */
export async function sgemmPeak({ size = 768, tries = 7 } = {}) {
  const [a, b] = [tf.randomUniform([size, size]), tf.randomUniform([size, size])];
  let best = Infinity;
  for (let index = 0; index < tries; index += 1) {
    const start = performance.now();
    const product = tf.matMul(a, b);
    await product.data();
    best = Math.min(best, performance.now() - start);
    product.dispose();
  }
  tf.dispose([a, b]);
  return (2 * size ** 3) / (best / 1000);
}
