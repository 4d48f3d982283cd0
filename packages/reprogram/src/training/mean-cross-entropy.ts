/** Mean of -log softmax(logits)[label] over rows of `classes` logits, in double precision. */
export function meanCrossEntropy(logits: Float32Array, labels: Int32Array, classes: number): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row += 1) {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const largest = own.reduce((most, logit) => Math.max(most, logit));
    const total = own.reduce((mass, logit) => mass + Math.exp(logit - largest), 0);
    sum += largest + Math.log(total) - own[labels[row]!]!;
  }
  return sum / labels.length;
}
