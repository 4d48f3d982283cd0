import { solvePositiveDefinite } from './positive-definite.js';

/** A logistic regression with few coefficients: `sigmoid(sum_j coefficient_j * column_j)`. */
export interface LogisticProblem {
  /** d columns of `[n]` features; an intercept is a column of ones. */
  readonly columns: readonly Float64Array[];
  /** `[n]`, each in [0, 1]. */
  readonly targets: Float64Array;
  /** `[d]` where to start. */
  readonly initial: readonly number[];
}

export interface LogisticFit {
  /** `[d]` */
  readonly coefficients: readonly number[];
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Pull towards the start, in units of columns scaled to magnitude 1: makes every minimum finite and unique. */
const RIDGE = 1e-12;
const SMALLEST_SCALE = 1e-100;
const MAX_ITERATIONS = 200;
/** Newton decrements (the decrease that the quadratic model still promises) taken as zero, and as rounding. */
const DECREMENT = 1e-24;
const ROUNDING = 1e-13;

/**
 * Minimises the mean cross-entropy by Newton's method with backtracking (as Lin, Lin & Weng 2007 do for Platt scaling).
 * The result is never worse than the start. Cost: a dozen passes of n * d^2 as a rule.
 */
export function fitLogistic({ columns, targets, initial }: LogisticProblem): LogisticFit {
  const scales = columns.map(scaleOf);
  const scaled = columns.map((column, j) => column.map((x) => x / scales[j]!));
  const start = initial.map((coefficient, j) => coefficient * scales[j]!);
  const ridge = (at: readonly number[]) => RIDGE * at.reduce((sum, x, j) => sum + (x - start[j]!) ** 2, 0);
  const valueAt = (at: readonly number[]) => crossEntropy(scaled, targets, at) + ridge(at);

  let here = start;
  let value = valueAt(here);
  let iterations = 0;
  const finish = (converged: boolean): LogisticFit => ({
    coefficients: here.map((x, j) => x / scales[j]!),
    loss: crossEntropy(scaled, targets, here),
    iterations,
    converged,
  });

  while (iterations < MAX_ITERATIONS) {
    const { gradient, hessian } = derivatives(scaled, targets, here, start);
    const step = solvePositiveDefinite(hessian, gradient);
    const decrement = gradient.reduce((sum, slope, j) => sum + slope * step[j]!, 0);
    if (decrement <= DECREMENT) return finish(true);
    iterations++;
    let length = 1;
    let next = here;
    let nextValue = Infinity;
    while (nextValue > value - 1e-4 * length * decrement) {
      if (length < 1e-10) return finish(decrement <= ROUNDING);
      next = here.map((x, j) => x - length * step[j]!);
      nextValue = valueAt(next);
      length /= 2;
    }
    here = next;
    value = nextValue;
  }
  return finish(false);
}

/** Largest magnitude, or 1 for a column that is (next to) zero. */
function scaleOf(column: Float64Array): number {
  const largest = column.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return largest > SMALLEST_SCALE ? largest : 1;
}

export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

function combine(columns: readonly Float64Array[], row: number, at: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < columns.length; j++) sum += at[j]! * columns[j]![row]!;
  return sum;
}

function crossEntropy(
  columns: readonly Float64Array[],
  targets: Float64Array,
  at: readonly number[],
): number {
  let sum = 0;
  for (let row = 0; row < targets.length; row++) {
    const x = combine(columns, row, at);
    sum += Math.max(x, 0) - targets[row]! * x + Math.log1p(Math.exp(-Math.abs(x)));
  }
  return sum / targets.length;
}

function derivatives(
  columns: readonly Float64Array[],
  targets: Float64Array,
  at: readonly number[],
  start: readonly number[],
): { gradient: number[]; hessian: number[][] } {
  const n = targets.length;
  const gradient = at.map((x, j) => 2 * RIDGE * (x - start[j]!));
  const hessian = at.map((_, i) => at.map((_, j) => (i === j ? 2 * RIDGE : 0)));
  for (let row = 0; row < n; row++) {
    const p = sigmoid(combine(columns, row, at));
    const residual = (p - targets[row]!) / n;
    const curvature = (p * (1 - p)) / n;
    for (let i = 0; i < at.length; i++) {
      const x = columns[i]![row]!;
      gradient[i]! += residual * x;
      for (let j = 0; j <= i; j++) hessian[i]![j]! += curvature * x * columns[j]![row]!;
    }
  }
  return { gradient, hessian };
}
