/** The objective at one point. */
export interface Evaluation {
  /** [n] */
  readonly x: Float64Array;
  readonly value: number;
  /** [n] */
  readonly gradient: Float64Array;
}

/** A computation that yields the points at which it wants the objective, so that it need not know who evaluates it. */
export type Search<Result> = Generator<Float64Array, Result, Omit<Evaluation, 'x'>>;

/** Asks for the objective at `x`. */
export function* evaluate(x: Float64Array): Search<Evaluation> {
  const { value, gradient } = yield x;
  return { x, value, gradient };
}
