import { InvalidArgumentError, ScoreKindError } from '../errors.js';
import { nll } from '../nll.js';
import { type Predictions, predictions, requirePredictions } from '../predictions.js';
import type { Logits, Probabilities } from '../scores.js';
import { softmax } from '../softmax.js';
import type { FitNote, FitReport, FittedRecalibrator, ScoreKind, ScoresOf } from './recalibrator.js';

/** The parts a fitted recalibrator is made of. */
export interface FittedParts<K extends ScoreKind, P> {
  readonly name: string;
  readonly input: K;
  readonly classes: number;
  readonly parameters: P;
  /** Maps scores of the right kind and classes. Logits go through `softmax`, but their NLL is taken unclipped. */
  readonly apply: (scores: ScoresOf<K>) => Logits | Probabilities;
}

/** What the optimiser of a fit has to say. */
export interface FitOutcome {
  readonly converged: boolean;
  readonly iterations: number;
  readonly notes: readonly FitNote[];
}

export const CLOSED_FORM: FitOutcome = { converged: true, iterations: 0, notes: [] };

export function fittedRecalibrator<K extends ScoreKind, P>(
  { name, input, classes, parameters, apply }: FittedParts<K, P>,
  report: FitReport,
): FittedRecalibrator<K, P> {
  deepFreeze(parameters);
  deepFreeze(report);
  return Object.freeze({
    name,
    input,
    classes,
    parameters,
    report,
    transform(scores: ScoresOf<K>) {
      requireKind(scores, input, name);
      if (scores.shape[1] !== classes) {
        throw new InvalidArgumentError(
          `number of classes for ${name}`,
          scores.shape[1],
          `${classes}, as fitted`,
        );
      }
      const applied = apply(scores);
      return applied.kind === 'logits' ? softmax(applied) : applied;
    },
    toJSON: () =>
      ({ format: 'reticket-recalibrator', version: 1, name, classes, parameters, report }) as const,
  });
}

/** Completes a fit: measures the NLL before and after. */
export function finishFit<K extends ScoreKind, P>(
  parts: FittedParts<K, P>,
  before: Predictions<ScoresOf<K>>,
  { converged, iterations, notes }: FitOutcome,
): FittedRecalibrator<K, P> {
  const { scores, labels } = before;
  return fittedRecalibrator(parts, {
    samples: labels.length,
    converged,
    iterations,
    nllBefore: nll(before),
    nllAfter: nll(predictions(parts.apply(scores), labels)),
    notes: [...new Set(notes)],
  });
}

export function requireFitInput<K extends ScoreKind>(
  value: Predictions<ScoresOf<K>>,
  input: K,
  name: string,
): void {
  requirePredictions(value, `${name}.fit`);
  requireKind(value.scores, input, name);
}

function requireKind(scores: ScoresOf<ScoreKind>, input: ScoreKind, name: string): void {
  const kind = scores?.kind;
  if (kind === input) return;
  if (kind === 'logits' || kind === 'probabilities') throw new ScoreKindError(name, kind);
  throw new InvalidArgumentError(`scores for ${name}`, scores, `${input}(...)`);
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}
