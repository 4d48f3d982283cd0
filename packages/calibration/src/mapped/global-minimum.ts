import type { NllParts } from './source-temperature-objective.js';

/** How far the NLL found may lie above the smallest one, in nats, when the search ends. */
const GAP = 1e-9;
const MAX_EVALUATIONS = 400;
const STEP_TOLERANCE = 1e-12;

interface Interval {
  readonly left: NllParts;
  readonly right: NllParts;
  /** No inverse temperature in between has an NLL below this. */
  readonly lowerBound: number;
}

/** Result of {@link globalMinimum}. */
export interface GlobalMinimum {
  readonly best: NllParts;
  readonly evaluations: number;
  /** `best.nll` minus a proven lower bound of the NLL over the whole range, >= 0. */
  readonly optimalityGap: number;
}

/**
 * The smallest NLL over inverse temperatures in [low, high], which contains 1, with a proof: branch and bound on a
 * difference of convex functions. On an interval the convex `total` lies above its tangents at both ends and the convex
 * `own` below its chord, and the difference of those is smallest at an end or where the tangents meet; nor is it below 0. The interval with
 * the lowest bound is halved (in the logarithm) until no bound is more than `1e-9 * max(1, nll)` below the best value.
 * What is found is then polished by Newton's method inside its bracket.
 */
export function globalMinimum(
  partsAt: (inverse: number) => NllParts,
  low: number,
  high: number,
): GlobalMinimum {
  let evaluations = 0;
  const evaluate = (inverse: number) => {
    evaluations++;
    return partsAt(inverse);
  };
  const points = [...new Set([low, 1, high])].map(evaluate);
  let best = points.reduce((a, b) => (b.nll < a.nll ? b : a));
  let open = points.slice(1).map((right, i) => intervalOf(points[i]!, right));
  const gap = () =>
    best.nll - open.reduce((lowest, { lowerBound }) => Math.min(lowest, lowerBound), best.nll);

  while (gap() > GAP * Math.max(1, best.nll) && evaluations < MAX_EVALUATIONS) {
    const widest = open.reduce((a, b) => (b.lowerBound < a.lowerBound ? b : a));
    const middle = evaluate(Math.sqrt(widest.left.inverse * widest.right.inverse));
    if (middle.nll < best.nll) best = middle;
    open = open.filter((interval) => interval !== widest);
    open.push(intervalOf(widest.left, middle), intervalOf(middle, widest.right));
  }
  const optimalityGap = gap();
  const polished = polish(evaluate, best, open, low, high);
  return { best: polished.nll < best.nll ? polished : best, evaluations, optimalityGap };
}

function intervalOf(left: NllParts, right: NllParts): Interval {
  const width = right.inverse - left.inverse;
  const bend = right.totalSlope - left.totalSlope;
  const along = (right.total - left.total - right.totalSlope * width) / -bend;
  const meeting = bend > 0 ? Math.min(Math.max(along, 0), width) : 0;
  const tangent = left.total + left.totalSlope * meeting;
  const chord = left.own + ((right.own - left.own) * meeting) / width;
  return { left, right, lowerBound: Math.max(0, Math.min(left.nll, right.nll, tangent - chord)) };
}

/** Newton's method between the neighbours of the best point, halving where a step leaves them. */
function polish(
  evaluate: (inverse: number) => NllParts,
  best: NllParts,
  open: readonly Interval[],
  low: number,
  high: number,
): NllParts {
  let left = open.find(({ right }) => right === best)?.left.inverse ?? low;
  let right = open.find(({ left }) => left === best)?.right.inverse ?? high;
  let here = best;
  for (let i = 0; i < 100 && here.slope !== 0; i++) {
    if (here.slope < 0) left = here.inverse;
    else right = here.inverse;
    let next = here.inverse - here.slope / here.curvature;
    if (!(next > left && next < right)) next = Math.sqrt(left * right);
    if (Math.abs(next - here.inverse) <= STEP_TOLERANCE * next) break;
    here = evaluate(next);
  }
  return here;
}
