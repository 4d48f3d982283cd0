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

/**
 * How the learning rate falls. `multi-step`: to a tenth at 50 % and again at 72 % of the budget, as the reference's
 * `MultiStepLR`, rounded down to whole epochs or steps; a milestone that rounds to 0 is left out. `cosine`: half a
 * cosine from the first value towards 0, as `CosineAnnealingLR` over the budget. `constant`: not at all. With a budget
 * of epochs it changes between epochs, with one of steps between steps.
 */
export type ScheduleKind = 'multi-step' | 'cosine' | 'constant';

const milestones = [0.5, 0.72] as const;
const decay = 0.1;

/** @throws InvalidArgumentError for an unknown kind or an amount that is no integer >= 1. */
export function checkBudget({ kind, amount }: Budget): void {
  if (kind !== 'epochs' && kind !== 'steps') {
    throw new InvalidArgumentError(`invalid budget: got ${kind}, expected epochs or steps`);
  }
  checkCount(`budget of ${kind}`, amount);
}

/** @throws InvalidArgumentError for an unknown kind. */
export function checkSchedule(kind: ScheduleKind): void {
  if (!['multi-step', 'cosine', 'constant'].includes(kind)) {
    throw new InvalidArgumentError(`invalid schedule: got ${kind}, expected multi-step, cosine or constant`);
  }
}

/** What is left of the learning rate after a part of a budget. */
function remaining(kind: ScheduleKind, done: number, amount: number): number {
  if (kind === 'constant') return 1;
  if (kind === 'cosine') return (1 + Math.cos((Math.PI * done) / amount)) / 2;
  const drops = milestones.map((share) => Math.floor(share * amount)).filter((drop) => drop > 0);
  return decay ** drops.filter((drop) => drop <= done).length;
}

/** Lays a budget out for `count` images in batches. */
export function planSchedule(
  budget: Budget,
  plan: { count: number; batchSize: number; learningRate: number; kind?: ScheduleKind },
): Schedule {
  const { count, batchSize, learningRate, kind = 'multi-step' } = plan;
  const stepsPerEpoch = Math.ceil(count / batchSize);
  const inEpochs = budget.kind === 'epochs';
  const steps = inEpochs ? budget.amount * stepsPerEpoch : budget.amount;
  return {
    epochs: Math.ceil(steps / stepsPerEpoch),
    steps,
    stepsPerEpoch,
    learningRate(step) {
      const now = inEpochs ? Math.floor(step / stepsPerEpoch) : step;
      return learningRate * remaining(kind, now, budget.amount);
    },
  };
}
