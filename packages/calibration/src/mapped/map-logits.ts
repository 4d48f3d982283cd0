import { checkOneOf } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { requireLogitScores } from '../predictions.js';
import { brand, type Logits } from '../scores.js';
import { checkLabelMap, type LabelMap, type SourceGroups, withLeftover } from './label-map.js';

/** What becomes of the source classes that no target has. */
export type Leftover = 'drop' | 'class';

/** Options of {@link mapLogits} and of what is built on it. */
export interface MapOptions {
  /**
   * How the source classes of one target make one score.
   * - `sum` (default): their probabilities are added; as logits, `log sum exp z`.
   * - `mean`: their logits are averaged.
   *
   * The same for one-to-one maps.
   */
  readonly combine?: 'sum' | 'mean';
  /**
   * - `drop` (default): left out, so target probabilities are renormalised to 1.
   * - `class`: added up as class t, "none of the targets", so target probabilities keep the size the source model gave
   *   them. Needs `combine: 'sum'` and a source class that is not in the map.
   */
  readonly leftover?: Leftover;
}

/**
 * Target logits of a reprogrammed model: `[n, k]` source logits to `[n, t]`, or `[n, t + 1]` with a leftover class.
 *
 * Everything else follows from them: `softmax(mapLogits(z, map))` is the softmax over the mapped logits and, with
 * `combine: 'sum'`, the renormalised sum of source probabilities, the same thing said twice; with `leftover: 'class'` it is
 * the sum itself. No probability is formed on the way, so rows whose mapped classes have a mass of 1e-300 keep their digits.
 *
 * A temperature goes before the map (`mapLogits(applyTemperature(z, T), map)`) or after it
 * (`applyTemperature(mapLogits(z, map), T)`). The two agree where the map is linear, that is for one-to-one maps and for
 * `mean`, with `leftover: 'drop'`; else they differ.
 *
 * Cost: n times the mapped source classes, exponentials only for groups of two or more.
 *
 * @throws ScoreKindError for probabilities (see `mapProbabilities`)
 * @throws InvalidArgumentError for a label map that is none
 */
export function mapLogits(source: Logits, map: LabelMap, options: MapOptions = {}): Logits {
  requireLogitScores(source, 'mapLogits');
  const { combine, groups } = resolveMap(map, source.shape[1], options);
  const [n, k] = source.shape;
  const targets = groups.starts.length - 1;
  const out = new Float64Array(n * targets);
  for (let row = 0; row < n; row++) {
    for (let target = 0; target < targets; target++) {
      out[row * targets + target] = combine(source.data, row * k, groups, target);
    }
  }
  return brand('logits', out, [n, targets]);
}

export function resolveMap(
  map: LabelMap,
  sourceClasses: number,
  { combine = 'sum', leftover = 'drop' }: MapOptions,
): { combine: typeof logSumExp; groups: SourceGroups; linear: boolean } {
  checkOneOf('combine', combine, ['sum', 'mean']);
  checkOneOf('leftover', leftover, ['drop', 'class']);
  if (leftover === 'class' && combine === 'mean') {
    throw new InvalidArgumentError('combine', combine, 'sum, where the leftover is a class');
  }
  const mapped = checkLabelMap(map, sourceClasses);
  if (leftover === 'class' && mapped.sources.length === sourceClasses) {
    throw new InvalidArgumentError('leftover', leftover, 'drop, as the label map has every source class');
  }
  return {
    combine: combine === 'sum' ? logSumExp : mean,
    groups: leftover === 'class' ? withLeftover(mapped, sourceClasses) : mapped,
    linear: combine === 'mean' || (leftover === 'drop' && mapped.sources.length === mapped.starts.length - 1),
  };
}

function logSumExp(
  data: Logits['data'],
  start: number,
  { sources, starts }: SourceGroups,
  target: number,
): number {
  const from = starts[target]!;
  const to = starts[target + 1]!;
  let max = -Infinity;
  for (let i = from; i < to; i++) max = Math.max(max, data[start + sources[i]!]!);
  if (to - from === 1) return max;
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.exp(data[start + sources[i]!]! - max);
  return max + Math.log(sum);
}

function mean(
  data: Logits['data'],
  start: number,
  { sources, starts }: SourceGroups,
  target: number,
): number {
  const from = starts[target]!;
  const to = starts[target + 1]!;
  let sum = 0;
  for (let i = from; i < to; i++) sum += data[start + sources[i]!]!;
  return sum / (to - from);
}
