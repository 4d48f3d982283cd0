import { checkCount } from '../arguments.js';
import { InvalidArgumentError } from '../errors.js';

/**
 * How long training lasts: passes over the training images, or optimiser steps. Equal epochs give small shot sets few
 * steps (defect 6 of the reference); equal steps give every shot set the same number.
 */
export interface Budget {
  readonly kind: 'epochs' | 'steps';
  /** >= 1. */
  readonly amount: number;
}

/** A budget laid out for a training set. */
export interface Schedule {
  /** Epochs begun; with a budget of steps the last may be cut short. */
  readonly epochs: number;
  /** Optimiser steps in all. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Learning rate of a step, counted from 0. */
  learningRate(step: number): number;
}

const milestones = [0.5, 0.72] as const;
const decay = 0.1;

/** @throws InvalidArgumentError for an unknown kind or an amount that is no integer >= 1. */
export function checkBudget({ kind, amount }: Budget): void {
  if (kind !== 'epochs' && kind !== 'steps') {
    throw new InvalidArgumentError(`invalid budget: got ${kind}, expected epochs or steps`);
  }
  checkCount(`budget of ${kind}`, amount);
}

/**
 * The schedule of the reference: the learning rate falls to a tenth at 50 % and again at 72 % of the budget, rounded
 * down to whole epochs or steps (`MultiStepLR`). A milestone that rounds to 0 is left out.
 */
export function planSchedule(
  budget: Budget,
  { count, batchSize, learningRate }: { count: number; batchSize: number; learningRate: number },
): Schedule {
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const inEpochs = budget.kind === 'epochs';
  const steps = inEpochs ? budget.amount * stepsPerEpoch : budget.amount;
  const drops = milestones.map((share) => Math.floor(share * budget.amount)).filter((drop) => drop > 0);
  return {
    epochs: Math.ceil(steps / stepsPerEpoch),
    steps,
    stepsPerEpoch,
    learningRate(step) {
      const now = inEpochs ? Math.floor(step / stepsPerEpoch) : step;
      return learningRate * decay ** drops.filter((drop) => drop <= now).length;
    },
  };
}
