import fc from 'fast-check';
import {
  type Logits,
  logits,
  type Predictions,
  type Probabilities,
  predictions,
  probabilities,
  softmax,
} from '../src/index.js';

/** Two-class predictions of class 0 with the given confidences (each >= 0.5), right or wrong as told. */
export function binary(
  pairs: readonly (readonly [confidence: number, correct: boolean])[],
): Predictions<Probabilities> {
  const data = Float64Array.from(pairs.flatMap(([confidence]) => [confidence, 1 - confidence]));
  const labels = Int32Array.from(pairs, ([, correct]) => (correct ? 0 : 1));
  return predictions(probabilities({ data, shape: [pairs.length, 2] }), labels);
}

export function rowsOfLogits(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
): Predictions<Logits> {
  const shape: [number, number] = [rows.length, rows[0]!.length];
  return predictions(logits({ data: Float64Array.from(rows.flat()), shape }), Int32Array.from(labels));
}

export function withSoftmax({ scores, labels }: Predictions<Logits>): Predictions<Probabilities> {
  return predictions(softmax(scores), labels);
}

/** The chosen rows, in the chosen order. */
export function pick({ scores, labels }: Predictions<Logits>, rows: readonly number[]): Predictions<Logits> {
  const k = scores.shape[1];
  const data = new Float64Array(rows.length * k);
  rows.forEach((row, i) => {
    data.set(scores.data.subarray(row * k, (row + 1) * k), i * k);
  });
  return predictions(
    logits({ data, shape: [rows.length, k] }),
    Int32Array.from(rows, (row) => labels[row]!),
  );
}

/** Random predictions; half of the time on a coarse grid of logits, so that ties are common. */
export function anyLogits(maxRows = 40): fc.Arbitrary<Predictions<Logits>> {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -30, max: 30, noNaN: true }));
  return fc.integer({ min: 2, max: 6 }).chain((k) =>
    fc
      .array(fc.tuple(fc.array(value, { minLength: k, maxLength: k }), fc.integer({ min: 0, max: k - 1 })), {
        minLength: 1,
        maxLength: maxRows,
      })
      .map((rows) =>
        rowsOfLogits(
          rows.map(([row]) => row),
          rows.map(([, label]) => label),
        ),
      ),
  );
}

/** Predictions with a random way to cut their rows, in random order, into non-empty batches. */
export function anyBatches(): fc.Arbitrary<{ whole: Predictions<Logits>; batches: Predictions<Logits>[] }> {
  return anyLogits().chain((whole) => {
    const rows = Array.from(whole.labels.keys());
    return fc
      .tuple(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }),
      )
      .map(([order, cuts]) => {
        const groups: number[][] = [[]];
        order.forEach((row, i) => {
          groups.at(-1)!.push(row);
          if (cuts[i] && i < order.length - 1) groups.push([]);
        });
        return { whole, batches: groups.map((group) => pick(whole, group)) };
      });
  });
}
