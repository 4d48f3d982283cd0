/** Part of an epoch at the fixed size an executable was compiled for. */
export interface PaddedBatch {
  /** [batch size]: the images, then the first of them again as padding. */
  readonly indices: Int32Array;
  /** How many of them are no padding, >= 1. */
  readonly actual: number;
}

/** Cuts an order into batches; only the last may hold padding. */
export function* paddedBatches(order: Int32Array, batchSize: number): Generator<PaddedBatch> {
  for (let start = 0; start < order.length; start += batchSize) {
    const part = order.subarray(start, start + batchSize);
    const indices = new Int32Array(batchSize).fill(part[0]!);
    indices.set(part);
    yield { indices, actual: part.length };
  }
}
