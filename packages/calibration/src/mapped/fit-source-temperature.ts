import { nll } from '../nll.js';
import { predictions, requireLogitScores } from '../predictions.js';
import type { Logits } from '../scores.js';
import {
  applyTemperature,
  checkTemperatureRange,
  fitTemperature,
  type TemperatureFit,
  type TemperatureOptions,
} from '../temperature.js';
import { globalMinimum } from './global-minimum.js';
import type { LabelMap } from './label-map.js';
import { type MapOptions, mapLogits, resolveMap } from './map-logits.js';
import { mappedNllParts } from './source-temperature-objective.js';

/** Result of {@link fitSourceTemperature}. */
export interface SourceTemperatureFit extends TemperatureFit {
  /**
   * The NLL after the fit is at most so many nats above the smallest one of any temperature in the range: 0 where the
   * map is linear, else what branch and bound has proven.
   */
  readonly optimalityGap: number;
}

/**
 * The temperature of the *source* logits, before a label map, that minimises the NLL of the target probabilities
 * `softmax(mapLogits(applyTemperature(z, T), map, options))`.
 *
 * After the map no function of its own is needed: `fitTemperature(mapLogits(z, map, options), labels)` is convex in 1/T as
 * always. Before it, the NLL is `LSE(z / T over all mapped classes) - LSE(z / T over the classes of the label)`:
 *
 * - where the map is linear (one-to-one or `mean`, leftover dropped) the two temperatures are the same one, found as such;
 * - else it is a difference of two functions that are convex in 1/T. Where every label has a single source class the
 *   second is linear, so the NLL is convex; where some have more, it can have several minima. Branch and bound tells them
 *   apart with a proven gap, so the result is the best temperature of the range and not the nearest minimum.
 *
 * T stays within the range, and the NLL on the fit set is never raised.
 *
 * Cost: as `fitTemperature` in the linear case; else some 20 to 60 passes of n times the mapped classes.
 *
 * @param source `[n, k]` logits
 * @param labels `[n]` target classes, 0 <= label < t; with a leftover class t is a label too
 * @throws ScoreKindError for probabilities
 * @throws InvalidArgumentError for a label map that is none, labels out of range, or a range without 1
 */
export function fitSourceTemperature(
  source: Logits,
  labels: Int32Array,
  map: LabelMap,
  options: MapOptions & TemperatureOptions = {},
): SourceTemperatureFit {
  requireLogitScores(source, 'fitSourceTemperature');
  const { range = [0.01, 100], ...mapOptions } = options;
  const { groups, linear } = resolveMap(map, source.shape[1], mapOptions);
  const unscaled = mapLogits(source, map, mapOptions);
  if (linear) return { ...fitTemperature(unscaled, labels, { range }), optimalityGap: 0 };

  const [coldest, hottest] = checkTemperatureRange(range);
  const nllBefore = nll(predictions(unscaled, labels));
  const found = globalMinimum(
    (inverse) => mappedNllParts(source, labels, groups, inverse),
    1 / hottest,
    1 / coldest,
  );
  const temperature = Math.min(Math.max(1 / found.best.inverse, coldest), hottest);
  const scaled = mapLogits(applyTemperature(source, temperature), map, mapOptions);
  const nllAfter = nll(predictions(scaled, labels));
  const { evaluations: iterations, optimalityGap } = found;
  const fit = { nllBefore, iterations, optimalityGap };
  if (nllAfter >= nllBefore)
    return { ...fit, temperature: 1, nllAfter: nllBefore, converged: true, reason: 'optimal' };
  if (temperature === coldest)
    return { ...fit, temperature, nllAfter, converged: false, reason: 'lowerBound' };
  if (temperature === hottest)
    return { ...fit, temperature, nllAfter, converged: false, reason: 'upperBound' };
  return { ...fit, temperature, nllAfter, converged: true };
}
