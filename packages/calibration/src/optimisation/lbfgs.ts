import { InvalidArgumentError } from '../errors.js';
import { type Evaluation, evaluate, type Search } from './evaluation.js';
import { LimitedMemory, type Preconditioner } from './limited-memory.js';
import { strongWolfe } from './line-search.js';
import { along, maxNorm } from './vectors.js';

/** Why {@link lbfgs} stopped; the first two are minima. */
export type LbfgsReason =
  /** The gradient is within `gradientTolerance`. */
  | 'gradient'
  /** The last step lowered the value by no more than `valueTolerance`. */
  | 'value'
  /** No step along the steepest descent lowers the value: rounding, or a gradient that does not belong to the value. */
  | 'lineSearch'
  | 'maxIterations';

export interface LbfgsResult {
  /** [n] The best point found. */
  readonly x: Float64Array;
  /** The objective there; never above its value at `initial`. */
  readonly value: number;
  /** Largest magnitude in the gradient there. */
  readonly gradientNorm: number;
  /** Steps taken. */
  readonly iterations: number;
  /** Evaluations of the objective; the first is at `initial`. */
  readonly evaluations: number;
  /** Whether the reason is `gradient` or `value`. */
  readonly converged: boolean;
  readonly reason: LbfgsReason;
}

export interface LbfgsSettings {
  readonly memory: number;
  readonly gradientTolerance: number;
  readonly valueTolerance: number;
  readonly maxIterations: number;
  readonly precondition: Preconditioner | undefined;
}

/** L-BFGS (Nocedal & Wright 2006, algorithm 7.5), which yields the points to evaluate. */
export function* lbfgs(initial: Float64Array, settings: LbfgsSettings): Search<LbfgsResult> {
  let evaluations = 0;
  function* counted<Result>(search: Search<Result>): Search<Result> {
    let request = search.next();
    while (!request.done) {
      evaluations++;
      request = search.next(yield request.value);
    }
    return request.value;
  }

  let here: Evaluation = yield* counted(evaluate(initial.slice()));
  if (!Number.isFinite(here.value) || !Number.isFinite(maxNorm(here.gradient))) {
    throw new InvalidArgumentError('objective at initial', here.value, 'a finite value and gradient');
  }
  const precondition = settings.precondition ?? identity;
  let preconditioned = precondition(here.gradient);
  const memory = new LimitedMemory(settings.memory);
  let iterations = 0;
  const stop = (reason: LbfgsReason): LbfgsResult => ({
    x: here.x,
    value: here.value,
    gradientNorm: maxNorm(here.gradient),
    iterations,
    evaluations,
    converged: reason === 'gradient' || reason === 'value',
    reason,
  });

  while (true) {
    if (maxNorm(here.gradient) <= settings.gradientTolerance) return stop('gradient');
    if (iterations === settings.maxIterations) return stop('maxIterations');
    const isUnscaled = memory.isEmpty && settings.precondition === undefined;
    const distance = isUnscaled ? Math.min(1, 1 / maxNorm(here.gradient)) : 1;
    const next = yield* counted(strongWolfe(here, memory.direction(here.gradient, preconditioned), distance));
    if (next === undefined) {
      if (memory.isEmpty) return stop('lineSearch');
      memory.clear();
      continue;
    }
    const turn = along(next.gradient, -1, here.gradient);
    const ahead = precondition(next.gradient);
    const image = ahead === next.gradient ? turn : along(ahead, -1, preconditioned);
    memory.learn({ step: along(next.x, -1, here.x), turn, image });
    const decrease = here.value - next.value;
    const scale = Math.max(Math.abs(here.value), Math.abs(next.value), 1);
    here = next;
    preconditioned = ahead;
    iterations++;
    if (decrease <= settings.valueTolerance * scale && maxNorm(here.gradient) > settings.gradientTolerance) {
      return stop('value');
    }
  }
}

function identity(vector: Float64Array): Float64Array {
  return vector;
}
