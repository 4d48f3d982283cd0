import { brand, type Logits, type Probabilities } from '../../scores.js';
import { softmax } from '../../softmax.js';
import { type BinaryFit, type BinarySamples, orderedSamples } from './binary-method.js';
import { eventScores, topClasses } from './event-scores.js';

export function fitTopLabel<P>(
  scores: Logits | Probabilities,
  labels: Int32Array,
  fit: (samples: BinarySamples) => BinaryFit<P>,
): BinaryFit<P> {
  const k = scores.shape[1];
  const events = eventScores(scores);
  const tops = topClasses(scores);
  return fit(
    orderedSamples(
      Float64Array.from(tops, (top, row) => events[row * k + top]!),
      Uint8Array.from(tops, (top, row) => (top === labels[row] ? 1 : 0)),
    ),
  );
}

export function applyTopLabel(scores: Logits | Probabilities, map: (score: number) => number): Probabilities {
  const k = scores.shape[1];
  const events = eventScores(scores);
  const { data } = scores.kind === 'logits' ? softmax(scores) : scores;
  const out = Float64Array.from(data);
  topClasses(scores).forEach((top, row) => {
    const confidence = map(events[row * k + top]!);
    shareTheRest(out.subarray(row * k, (row + 1) * k), top, confidence);
  });
  return brand('probabilities', out, scores.shape);
}

function shareTheRest(row: Float64Array, top: number, confidence: number): void {
  row[top] = 0;
  let others = 0;
  for (const value of row) others += value;
  for (let j = 0; j < row.length; j++) {
    row[j] = (1 - confidence) * (others > 0 ? row[j]! / others : 1 / (row.length - 1));
  }
  row[top] = confidence;
}
