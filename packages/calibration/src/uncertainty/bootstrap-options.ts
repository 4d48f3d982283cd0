import { checkBetween, checkInteger, checkOneOf } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { checkedUniform } from '../random/uniform.js';

const MAX_REPLICATES = 10_000_000;

/** What all functions that draw replicates need to know. */
export interface ReplicateOptions {
  /** Uniform numbers, 0 <= x < 1, from a seeded generator such as `mulberry32`: equal seeds, equal results. */
  readonly random: () => number;
  /** Number of replicates, 1 to 10^7, default 2000. */
  readonly replicates?: number;
  /** Level of the interval, 0 < level < 1, default 0.95. */
  readonly level?: number;
}

/** Options of {@link bootstrap} and {@link pairedBootstrap}. */
export interface BootstrapOptions extends ReplicateOptions {
  /**
   * How the interval follows from the replicate values, default `bca`.
   * - `percentile`: their quantiles at (1 - level) / 2 and (1 + level) / 2.
   * - `basic`: those quantiles mirrored at the estimate; can leave the range of the metric.
   * - `bca`: quantiles at levels corrected for bias and acceleration (Efron 1987).
   */
  readonly method?: 'percentile' | 'basic' | 'bca';
  /** Whether every label keeps its number of rows in every resample, default false. */
  readonly stratified?: boolean;
  /**
   * Groups of rows left out in turn for the acceleration of `bca`, 2 to n. Default: every row by itself where n <= 200 or
   * the metric makes it cheap (top-label metrics with fixed bins, means over rows), else 200 random groups.
   */
  readonly jackknifeGroups?: number;
}

export function resolveReplicates({ random, replicates = 2000, level = 0.95 }: ReplicateOptions) {
  const uniform = checkedUniform(random);
  checkInteger('replicates', replicates, 1, MAX_REPLICATES);
  checkBetween('level', level, 0, 1);
  return { random: uniform, replicates, level };
}

export function resolveBootstrap(options: BootstrapOptions, n: number) {
  const { method = 'bca', stratified = false, jackknifeGroups } = options;
  const resolved = resolveReplicates(options);
  checkOneOf('method', method, ['percentile', 'basic', 'bca']);
  if (typeof stratified !== 'boolean')
    throw new InvalidArgumentError('stratified', stratified, 'true or false');
  if (n < 2) throw new InvalidArgumentError('number of samples to resample', n, 'at least 2');
  if (jackknifeGroups !== undefined) checkInteger('jackknifeGroups', jackknifeGroups, 2, n);
  return { ...resolved, method, stratified, jackknifeGroups };
}
