import { checkOneOf } from '../arguments.js';
import { type BinnedOptions, eventBins } from '../binned/ece.js';
import type { BinTotals } from '../binning/bin-totals.js';
import { eventPairs } from '../event.js';

import { type Predictions, requireProbabilities } from '../predictions.js';
import type { Probabilities } from '../scores.js';
import { type ReplicateOptions, resolveReplicates } from './bootstrap-options.js';
import { quantilePair } from './quantile.js';

/** Options of {@link consistencyBands}. */
export interface ConsistencyBandOptions extends BinnedOptions, ReplicateOptions {
  /**
   * `resampled` (default): every replicate draws the rows with replacement before it draws which are correct, as Broecker
   * & Smith do. `fixed`: the rows stay, as in `nullDistribution`.
   */
  readonly rows?: 'resampled' | 'fixed';
}

/** Where the accuracy of one bin would lie if the model were calibrated. */
export interface ConsistencyBand {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  /** `null` for an empty bin. */
  readonly meanConfidence: number | null;
  /** Central interval of the accuracy in the replicates, at the asked level; `null` for an empty bin. */
  readonly band: readonly [low: number, high: number] | null;
}

/**
 * Consistency bands of a reliability diagram (Broecker & Smith 2007, "Increasing the reliability of reliability diagrams"): for
 * every bin of `reliability` the interval that holds the accuracy of a perfectly calibrated model with these confidences with
 * probability `level`. A bin outside its band is evidence against calibration; of 20 bins at 0.95, one is outside by chance.
 *
 * The interval of `reliability` surrounds the observed accuracy instead, and tells where the true one may be.
 *
 * Cost: n draws per replicate (2 n if the rows are resampled) and 8 bytes per bin and replicate.
 *
 * @throws ScoreKindError for logits
 */
export function consistencyBands(
  predictions: Predictions<Probabilities>,
  options: ConsistencyBandOptions,
): ConsistencyBand[] {
  requireProbabilities(predictions, 'consistencyBands');
  const { random, replicates, level } = resolveReplicates(options);
  const { rows = 'resampled' } = options;
  checkOneOf('rows', rows, ['resampled', 'fixed']);
  const bins = eventBins(predictions, options, 'consistencyBands');
  const accuracies = bins.map(() => [] as number[]);
  const draw = accuracySampler(
    eventPairs(predictions, options).confidence,
    bins,
    rows === 'resampled',
    random,
  );
  for (let replicate = 0; replicate < replicates; replicate++) {
    draw((bin, accuracy) => accuracies[bin]!.push(accuracy));
  }
  return bins.map(({ lower, upper, count, confidenceSum }, bin) => {
    if (count === 0) return { lower, upper, count, meanConfidence: null, band: null };
    const band = quantilePair(Float64Array.from(accuracies[bin]!), [(1 - level) / 2, (1 + level) / 2]);
    return { lower, upper, count, meanConfidence: confidenceSum / count, band };
  });
}

/**
 * Draws which rows are correct and tells the accuracy of every bin that has rows. In ascending order of confidence a bin is a
 * run of rows, whatever the convention.
 */
function accuracySampler(
  probabilities: Float64Array,
  bins: readonly BinTotals[],
  resampled: boolean,
  random: () => number,
) {
  const confidence = probabilities.slice().sort();
  const n = confidence.length;
  const binOf = Uint32Array.from(bins.flatMap(({ count }, bin) => new Array<number>(count).fill(bin)));
  const counts = new Uint32Array(bins.length);
  const hits = new Uint32Array(bins.length);
  return (tell: (bin: number, accuracy: number) => void) => {
    counts.fill(0);
    hits.fill(0);
    for (let i = 0; i < n; i++) {
      const row = resampled ? Math.floor(n * random()) : i;
      counts[binOf[row]!]!++;
      if (random() < confidence[row]!) hits[binOf[row]!]!++;
    }
    for (let bin = 0; bin < bins.length; bin++) if (counts[bin]! > 0) tell(bin, hits[bin]! / counts[bin]!);
  };
}
