/**
 * Adds weightDecay * value to every gradient, in place: that of the penalty weightDecay / 2 * |values|^2, which is
 * `weight_decay` of PyTorch's Adam and SGD (not the decoupled one of AdamW).
 */
export function addWeightDecay(gradient: Float32Array, values: Float32Array, weightDecay: number): void {
  if (weightDecay === 0) return;
  for (let index = 0; index < values.length; index += 1) {
    gradient[index] = gradient[index]! + weightDecay * values[index]!;
  }
}
