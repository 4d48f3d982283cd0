import { checkInteger } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';
import { type LbfgsResult, type LbfgsSettings, lbfgs } from './lbfgs.js';
import type { Preconditioner } from './limited-memory.js';

/** What {@link minimizeLbfgs} and {@link minimizeLbfgsAsync} share. */
export interface LbfgsOptions {
  /** [n] Where to start, n >= 1; not changed. */
  readonly initial: Float64Array;
  /** Steps that the inverse Hessian is made of, 1 to 100. Default 10. */
  readonly memory?: number;
  /** Stops where no entry of the gradient is larger, >= 0. Default 1e-6. */
  readonly gradientTolerance?: number;
  /** Stops after a step that lowers the value by no more than this times max(|value|, 1), >= 0. Default 1e-12. */
  readonly valueTolerance?: number;
  /** Most steps, >= 0; a step takes one or two evaluations as a rule. Default 1000. */
  readonly maxIterations?: number;
  /**
   * Multiplies a vector [n] with a guess of the inverse Hessian, symmetric and positive definite; once per step. The
   * better the guess, the fewer the steps. Changes no array. Default: no guess, and a first step of length 1 at most.
   */
  readonly precondition?: Preconditioner;
  /** Once aborted, the next evaluation is not made and its reason is thrown. */
  readonly signal?: AbortSignal;
}

export interface LbfgsProblem extends LbfgsOptions {
  /** The value at `x` [n]; writes its gradient into `gradient` [n], zeros at first. Changes and keeps neither array. */
  readonly objective: (x: Float64Array, gradient: Float64Array) => number;
}

export interface AsyncLbfgsProblem extends LbfgsOptions {
  /** As in {@link LbfgsProblem}, for objectives that compute elsewhere. */
  readonly objective: (x: Float64Array, gradient: Float64Array) => Promise<number>;
}

/**
 * Minimises a differentiable function by limited-memory BFGS with a strong-Wolfe line search (Nocedal & Wright 2006,
 * "Numerical optimization", 2nd ed., algorithms 7.4, 7.5, 3.5 and 3.6). Deterministic. A point where the value or the
 * gradient is not finite counts as a step too long. When a search fails, the memory is cleared once before giving up.
 *
 * Cost beside the objective: 5 * memory * n multiply-accumulates per step; memory of 2 * (memory + 3) * n float64, and
 * memory * n more with a preconditioner.
 *
 * @throws InvalidArgumentError for options out of range, or where the objective at `initial` is not finite
 */
export function minimizeLbfgs(problem: LbfgsProblem): LbfgsResult {
  const search = lbfgs(problem.initial, settingsOf(problem));
  let request = search.next();
  while (!request.done) {
    problem.signal?.throwIfAborted();
    const gradient = new Float64Array(problem.initial.length);
    const value = problem.objective(request.value, gradient);
    request = search.next({ value, gradient });
  }
  return request.value;
}

/** {@link minimizeLbfgs} for an objective that returns a promise: the same points, the same result. */
export async function minimizeLbfgsAsync(problem: AsyncLbfgsProblem): Promise<LbfgsResult> {
  const search = lbfgs(problem.initial, settingsOf(problem));
  let request = search.next();
  while (!request.done) {
    problem.signal?.throwIfAborted();
    const gradient = new Float64Array(problem.initial.length);
    const value = await problem.objective(request.value, gradient);
    request = search.next({ value, gradient });
  }
  return request.value;
}

function settingsOf({
  initial,
  memory = 10,
  maxIterations = 1000,
  precondition,
  ...tolerances
}: LbfgsOptions): LbfgsSettings {
  const { gradientTolerance = 1e-6, valueTolerance = 1e-12 } = tolerances;
  if (initial.length === 0) throw new InvalidArgumentError('initial', initial.length, 'at least one value');
  const broken = initial.find((value) => !Number.isFinite(value));
  if (broken !== undefined) throw new InvalidArgumentError('initial', broken, 'finite values');
  checkInteger('memory', memory, 1, 100);
  checkInteger('maxIterations', maxIterations, 0, Number.MAX_SAFE_INTEGER);
  checkTolerance('gradientTolerance', gradientTolerance);
  checkTolerance('valueTolerance', valueTolerance);
  return { memory, gradientTolerance, valueTolerance, maxIterations, precondition };
}

function checkTolerance(thing: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0))
    throw new InvalidArgumentError(thing, value, 'a finite number >= 0');
}
