import { brand, type Logits, type Probabilities } from '../../scores.js';
import { type BinaryFit, type BinarySamples, orderedSamples } from './binary-method.js';
import { eventScores } from './event-scores.js';

export function fitOneVsRest<P>(
  scores: Logits | Probabilities,
  labels: Int32Array,
  fit: (samples: BinarySamples) => BinaryFit<P>,
): BinaryFit<P>[] {
  const [n, k] = scores.shape;
  const events = eventScores(scores);
  return mappedClasses(k).map((own) =>
    fit(
      orderedSamples(
        Float64Array.from({ length: n }, (_, row) => events[row * k + own]!),
        Uint8Array.from(labels, (label) => (label === own ? 1 : 0)),
      ),
    ),
  );
}

export function applyOneVsRest(
  scores: Logits | Probabilities,
  maps: readonly ((score: number) => number)[],
): Probabilities {
  const [n, k] = scores.shape;
  const out = eventScores(scores);
  const classes = mappedClasses(k);
  for (let start = 0; start < n * k; start += k) {
    classes.forEach((own, i) => {
      out[start + own] = maps[i]!(out[start + own]!);
    });
    if (k === 2) out[start] = 1 - out[start + 1]!;
    else normalise(out.subarray(start, start + k));
  }
  return brand('probabilities', out, scores.shape);
}

/** The classes that have a map of their own. */
function mappedClasses(k: number): number[] {
  return k === 2 ? [1] : Array.from({ length: k }, (_, own) => own);
}

function normalise(row: Float64Array): void {
  let sum = 0;
  for (const value of row) sum += value;
  if (sum === 0) row.fill(1 / row.length);
  else for (let j = 0; j < row.length; j++) row[j]! /= sum;
}
