import { InvalidArgumentError } from '../errors.js';
import { type Predictions, predictions } from '../predictions.js';
import { brand, type Logits, type Probabilities } from '../scores.js';
import type { CountedMetric, Metric, PreparedMetric } from './counted-metric.js';

/** The metric's own preparation, or else one that gathers the rows of every resample and calls the metric on them. */
export function prepareMetric<S extends Logits | Probabilities>(
  metric: Metric<S>,
  input: Predictions<S>,
): PreparedMetric {
  const prepared = isCounted(metric) ? metric.prepare(input) : gathered(metric, input);
  return { ...prepared, value: (counts) => checkedValue(prepared.value(counts)) };
}

/** @throws InvalidArgumentError unless the metric is a function with a finite value */
export function evaluateMetric<S extends Logits | Probabilities>(
  metric: Metric<S>,
  input: Predictions<S>,
): number {
  if (typeof metric !== 'function') {
    throw new InvalidArgumentError('metric', metric, 'a function of predictions');
  }
  return checkedValue(metric(input));
}

function isCounted<S extends Logits | Probabilities>(metric: Metric<S>): metric is CountedMetric<S> {
  return 'prepare' in metric;
}

function checkedValue(value: number): number {
  if (!Number.isFinite(value))
    throw new InvalidArgumentError('value of the metric', value, 'a finite number');
  return value;
}

/** Rows of a resample are gathered in ascending order into arrays that the next resample overwrites. */
function gathered<S extends Logits | Probabilities>(
  metric: Metric<S>,
  { scores, labels }: Predictions<S>,
): PreparedMetric {
  const [n, k] = scores.shape;
  const data = scores.data.slice();
  const drawn = labels.slice();
  return {
    value(counts) {
      let size = 0;
      for (let row = 0; row < n; row++) {
        const source = scores.data.subarray(row * k, (row + 1) * k);
        for (let copy = counts[row]!; copy > 0; copy--) {
          data.set(source, size * k);
          drawn[size++] = labels[row]!;
        }
      }
      const rows = brand(scores.kind, data.subarray(0, size * k), [size, k]) as S;
      return metric(predictions(rows, drawn.subarray(0, size)));
    },
  };
}
