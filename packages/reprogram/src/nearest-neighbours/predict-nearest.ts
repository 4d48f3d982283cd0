import { checkCount } from '../arguments.js';
import { InvalidArgumentError, ShapeMismatchError } from '../errors.js';
import { checkProbeData, type ProbeData } from '../linear-probe/check-probe-data.js';

export interface NearestNeighbourOptions extends ProbeData {
  /** [m, width]: what to predict. */
  readonly queries: Float32Array;
  /** Neighbours that vote, 1..n; fewer where there are fewer items by default: 20. */
  readonly neighbours?: number;
  /** Of the weight exp(similarity / temperature) of a vote, > 0; 0.07 by default. */
  readonly temperature?: number;
}

/** Rows of [n, width] at length 1; rows of zeros stay. */
function normalised(features: Float32Array, width: number): Float32Array {
  const rows = Float32Array.from(features);
  for (let start = 0; start < rows.length; start += width) {
    const row = rows.subarray(start, start + width);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0)
      row.forEach((value, column) => {
        row[column] = value / length;
      });
  }
  return rows;
}

/**
 * The k-NN probe of frozen features (Wu et al. 2018, arXiv 1805.01978): the k items of largest cosine
 * similarity vote for their class with weight exp(similarity / temperature); ties go to the lower index. Nothing is
 * trained, so it tells how good the features are as they are.
 *
 * Cost: n * m * width multiply-accumulates.
 *
 * @returns [m, classes]: shares of the votes, rows sum to 1
 * @throws EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any work for what does
 * not fit.
 */
export function predictNearest(options: NearestNeighbourOptions): Float32Array {
  const { features, labels, classes, width, queries, temperature = 0.07 } = options;
  checkProbeData(options);
  const count = labels.length;
  const { neighbours = Math.min(20, count) } = options;
  checkCount('neighbours', neighbours);
  if (neighbours > count) {
    throw new InvalidArgumentError(`invalid neighbours: got ${neighbours}, expected at most ${count}`);
  }
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new InvalidArgumentError(`invalid temperature: got ${temperature}, expected a finite number > 0`);
  }
  if (queries.length % width !== 0) {
    throw new ShapeMismatchError(
      `invalid queries: got ${queries.length} values, expected a multiple of ${width}`,
    );
  }
  const items = normalised(features, width);
  const asked = normalised(queries, width);
  const votes = new Float32Array((queries.length / width) * classes);
  const similarity = new Float64Array(count);
  for (let query = 0; query * width < asked.length; query += 1) {
    for (let item = 0; item < count; item += 1) {
      let sum = 0;
      for (let column = 0; column < width; column += 1) {
        sum += items[item * width + column]! * asked[query * width + column]!;
      }
      similarity[item] = sum;
    }
    const nearest = Int32Array.from(similarity.keys())
      .sort((a, b) => similarity[b]! - similarity[a]! || a - b)
      .subarray(0, neighbours);
    const largest = similarity[nearest[0]!]!;
    const weights = Float64Array.from(nearest, (item) =>
      Math.exp((similarity[item]! - largest) / temperature),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    nearest.forEach((item, place) => {
      const position = query * classes + labels[item]!;
      votes[position] = votes[position]! + weights[place]! / total;
    });
  }
  return votes;
}
