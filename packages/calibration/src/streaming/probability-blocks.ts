import type { Predictions } from '../predictions.js';
import { brand, type Probabilities } from '../scores.js';
import { softmaxRow } from '../softmax.js';

/** Values in a block: small enough to stay in a processor's cache while several sums go over it. */
const BLOCK_VALUES = 4096;

/**
 * Cuts predictions into blocks of rows, of views where they hold probabilities. Logits go through softmax into one buffer
 * that every block reuses.
 */
export function* probabilityBlocks(predictions: Predictions): Generator<Predictions<Probabilities>> {
  const { scores, labels, weights } = predictions;
  const [n, k] = scores.shape;
  const most = Math.max(1, Math.floor(BLOCK_VALUES / k));
  const softmaxed = scores.kind === 'logits' ? new Float64Array(Math.min(n, most) * k) : null;
  for (let start = 0; start < n; start += most) {
    const end = Math.min(n, start + most);
    for (let row = start; softmaxed && row < end; row++) {
      softmaxRow(scores.data, row * k, k, softmaxed, (row - start) * k);
    }
    const data = softmaxed?.subarray(0, (end - start) * k) ?? scores.data.subarray(start * k, end * k);
    yield {
      kind: 'predictions',
      scores: brand('probabilities', data, [end - start, k]),
      labels: labels.subarray(start, end),
      weights: weights?.subarray(start, end) ?? null,
    } as Predictions<Probabilities>;
  }
}
