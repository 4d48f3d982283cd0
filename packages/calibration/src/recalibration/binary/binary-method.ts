import type { FitOutcome } from '../fitted.js';
import type { Read } from '../json-reader.js';
import type { ScoreKind } from '../recalibrator.js';

/**
 * What a binary method is fitted to: samples without the event by ascending score, then those with it. One order for
 * any order of the rows, so no fit depends on it, bit for bit.
 */
export interface BinarySamples {
  /** `[n]` probabilities of the event, or log-odds of it where the method takes logits. */
  readonly scores: Float64Array;
  /** `[n]`, 1 where the event happened, else 0. */
  readonly outcomes: Uint8Array;
}

export function orderedSamples(scores: Float64Array, outcomes: Uint8Array): BinarySamples {
  const without = scores.filter((_, i) => outcomes[i] === 0).sort();
  const ordered = new Float64Array(scores.length);
  ordered.set(without);
  ordered.set(scores.filter((_, i) => outcomes[i] === 1).sort(), without.length);
  return { scores: ordered, outcomes: new Uint8Array(scores.length).fill(1, without.length) };
}

/** The shape of a method's fitted maps: what is needed to apply and to restore them. */
export interface BinaryMap<K extends ScoreKind, P> {
  readonly name: string;
  readonly input: K;
  /** The calibrated probability as a function of the score, within [0, 1]. */
  readonly compile: (parameters: P) => (score: number) => number;
  /** Checks stored parameters. */
  readonly read: Read<P>;
}

export interface BinaryFit<P> extends FitOutcome {
  readonly parameters: P;
}

/** A method for the probability of one event. `reduce` makes it one for k classes. */
export interface BinaryMethod<K extends ScoreKind, P> {
  readonly map: BinaryMap<K, P>;
  readonly fit: (samples: BinarySamples) => BinaryFit<P>;
}

/**
 * How a method for one event serves k classes.
 *
 * - `oneVsRest`: one map per class, of its own probability (for logits, of its log-odds against all other classes), and
 *   rows divided by their sum (Zadrozny & Elkan 2002). A row of zeros becomes uniform, as in scikit-learn. With two
 *   classes there is one map, of class 1, and nothing to divide.
 * - `topLabel`: one map, of the largest probability of the row to whether that class is the label; the other
 *   classes share the rest in proportion to what they had (equally if they had nothing). Equal scores: the lower class
 *   index is the top one. A confidence mapped below the others' share changes the predicted class.
 */
export type Strategy = 'oneVsRest' | 'topLabel';

/** The option that all binary methods have. */
export interface StrategyOptions {
  /** Default `oneVsRest`. */
  readonly strategy?: Strategy;
}

export const STRATEGIES: readonly Strategy[] = ['oneVsRest', 'topLabel'];

/** Parameters of a binary method for k classes. */
export interface BinaryParameters<P> {
  readonly strategy: Strategy;
  /** `oneVsRest`: one per class, or one for class 1 of two classes. `topLabel`: one. */
  readonly maps: readonly P[];
}
