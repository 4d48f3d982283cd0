/** Fraction of predictions that equal their label, 0..1. */
export function accuracy(predicted: Int32Array, labels: Int32Array): number {
  return (
    predicted.reduce((count, label, item) => count + (label === labels[item] ? 1 : 0), 0) / labels.length
  );
}
