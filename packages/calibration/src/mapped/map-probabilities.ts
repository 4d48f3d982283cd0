import { checkOneOf } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { requireProbabilityScores } from '../predictions.js';
import { brand, type Probabilities } from '../scores.js';
import { checkLabelMap, type LabelMap, withLeftover } from './label-map.js';
import type { Leftover } from './map-logits.js';

/**
 * Target probabilities of a reprogrammed model from its source probabilities, `[n, k]` to `[n, t]` or `[n, t + 1]`: each target
 * has the sum of the probabilities of its source classes (BAR, Tsai et al. 2020, averages them instead, which for groups
 * of equal size is the same after renormalising).
 *
 * With `leftover: 'drop'` (default) rows are divided by their mass, with `class` the classes that no target has are added up as
 * class t, 0 where there are none. Where logits are at hand, `mapLogits` does the same without underflow.
 *
 * Cost: n times the mapped source classes.
 *
 * @throws ScoreKindError for logits
 * @throws InvalidArgumentError for a label map that is none, or a row to be divided whose mapped classes have no mass
 */
export function mapProbabilities(
  source: Probabilities,
  map: LabelMap,
  options: { leftover?: Leftover } = {},
): Probabilities {
  requireProbabilityScores(source, 'mapProbabilities');
  const { leftover = 'drop' } = options;
  checkOneOf('leftover', leftover, ['drop', 'class']);
  const [n, k] = source.shape;
  const mapped = checkLabelMap(map, k);
  const { sources, starts } = leftover === 'class' ? withLeftover(mapped, k) : mapped;
  const targets = starts.length - 1;
  const out = new Float64Array(n * targets);
  for (let row = 0; row < n; row++) {
    let mass = 0;
    for (let target = 0; target < targets; target++) {
      let sum = 0;
      for (let i = starts[target]!; i < starts[target + 1]!; i++) sum += source.data[row * k + sources[i]!]!;
      out[row * targets + target] = Math.min(sum, 1);
      mass += sum;
    }
    if (leftover === 'drop') divideRow(out, row, targets, mass);
  }
  return brand('probabilities', out, [n, targets]);
}

function divideRow(out: Float64Array, row: number, targets: number, mass: number): void {
  if (mass === 0) {
    throw new InvalidArgumentError(
      `mapped mass of row ${row}`,
      mass,
      'more than 0 (mapLogits cannot underflow)',
    );
  }
  for (let target = 0; target < targets; target++) out[row * targets + target]! /= mass;
}
