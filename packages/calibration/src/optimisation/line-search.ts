import { type Evaluation, evaluate, type Search } from './evaluation.js';
import { along, dot } from './vectors.js';

/** Share of the promised decrease that a step must bring: c1 of the Wolfe conditions. */
const SUFFICIENT_DECREASE = 1e-4;
/** Share of the slope that may be left after a step: c2, the usual one for quasi-Newton directions. */
const SLOPE_LEFT = 0.9;
const MAX_EVALUATIONS = 30;

/** A point of the line. */
interface Trial {
  /** Distance from the start, in steps of the direction. */
  readonly distance: number;
  readonly slope: number;
  readonly at: Evaluation;
}

/**
 * A step along a descent direction that satisfies the strong Wolfe conditions (Nocedal & Wright 2006, algorithms 3.5
 * and 3.6). A value or gradient that is not finite counts as a step too long. Where rounding leaves no such
 * step, the lowest point that decreased sufficiently is taken, or `undefined` if there was none or the direction is none
 * of descent.
 */
export function* strongWolfe(
  start: Evaluation,
  direction: Float64Array,
  firstDistance: number,
): Search<Evaluation | undefined> {
  const origin: Trial = { distance: 0, slope: dot(start.gradient, direction), at: start };
  if (!(origin.slope < 0)) return undefined;
  let evaluations = 0;

  function* tryAt(distance: number): Search<Trial> {
    evaluations++;
    const at = yield* evaluate(along(start.x, distance, direction));
    return { distance, slope: dot(at.gradient, direction), at };
  }
  const isTooHigh = ({ distance, slope, at }: Trial) =>
    !Number.isFinite(at.value) ||
    !Number.isFinite(slope) ||
    !(at.value <= start.value + SUFFICIENT_DECREASE * distance * origin.slope);
  const isFlat = ({ slope }: Trial) => Math.abs(slope) <= -SLOPE_LEFT * origin.slope;

  /** Algorithm 3.6: `low` decreased sufficiently and slopes towards `high`. */
  function* zoom(low: Trial, high: Trial): Search<Trial> {
    while (evaluations < MAX_EVALUATIONS) {
      const promised = Math.abs((high.distance - low.distance) * low.slope);
      if (promised <= Number.EPSILON * Math.abs(low.at.value)) break;
      const distance = between(low, high);
      if (distance === low.distance || distance === high.distance) break;
      const trial = yield* tryAt(distance);
      if (isTooHigh(trial) || trial.at.value >= low.at.value) {
        high = trial;
      } else {
        if (isFlat(trial)) return trial;
        if (trial.slope * (high.distance - low.distance) >= 0) high = low;
        low = trial;
      }
    }
    return low;
  }

  /** Algorithm 3.5: lengthens the step until an interval holds a point to zoom in on. */
  function* bracket(): Search<Trial> {
    let previous = origin;
    let trial = yield* tryAt(firstDistance);
    while (!isTooHigh(trial) && (previous === origin || trial.at.value < previous.at.value)) {
      if (isFlat(trial) || evaluations === MAX_EVALUATIONS) return trial;
      if (trial.slope >= 0) return yield* zoom(trial, previous);
      const further = beyond(previous, trial);
      previous = trial;
      trial = yield* tryAt(further);
    }
    return yield* zoom(previous, trial);
  }

  const found = yield* bracket();
  return found === origin ? undefined : found.at;
}

/** Minimiser of the cubic through two trials, or NaN where it has none. */
function cubicMinimiser(a: Trial, b: Trial): number {
  const first = a.slope + b.slope - (3 * (a.at.value - b.at.value)) / (a.distance - b.distance);
  const second = Math.sign(b.distance - a.distance) * Math.sqrt(first * first - a.slope * b.slope);
  return (
    b.distance - (b.distance - a.distance) * ((b.slope + second - first) / (b.slope - a.slope + 2 * second))
  );
}

/** Where to look between two trials: the minimiser of the cubic, a tenth off the ends, or the middle. */
function between(a: Trial, b: Trial): number {
  const margin = 0.1 * Math.abs(b.distance - a.distance);
  const lowest = Math.min(a.distance, b.distance) + margin;
  const highest = Math.max(a.distance, b.distance) - margin;
  const minimiser = cubicMinimiser(a, b);
  if (Number.isNaN(minimiser)) return a.distance + (b.distance - a.distance) / 2;
  return Math.min(Math.max(minimiser, lowest), highest);
}

/** Where to look beyond the further of two trials that both go down: two to ten times as far. */
function beyond(previous: Trial, trial: Trial): number {
  const minimiser = cubicMinimiser(previous, trial);
  return Math.min(Math.max(Number.isNaN(minimiser) ? 0 : minimiser, 2 * trial.distance), 10 * trial.distance);
}
