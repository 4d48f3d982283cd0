import type { Optimizer } from './optimizer.js';

/**
 * An optimiser that adds weightDecay * value to every gradient: the penalty weightDecay / 2 * |values|^2, which is
 * `weight_decay` of PyTorch's Adam and SGD (not the decoupled one of AdamW).
 *
 * @param values what the optimiser moves
 */
export function withWeightDecay(optimizer: Optimizer, values: Float32Array, weightDecay: number): Optimizer {
  if (weightDecay === 0) return optimizer;
  return {
    step(gradient, learningRate) {
      const slopes = gradient.map((slope, index) => slope + weightDecay * values[index]!);
      optimizer.step(slopes, learningRate);
    },
    get state() {
      return optimizer.state;
    },
    restore: (state) => optimizer.restore(state),
  };
}
