import { checkCount, checkNotNegative, checkPositive, checkSeed } from '../arguments.js';
import { NonFiniteLossError } from '../errors.js';
import { Adam } from '../training/adam.js';
import { type Budget, checkBudget, planSchedule } from '../training/budget.js';
import { epochOrder } from '../training/epoch-order.js';
import { checkProbeData, type ProbeData } from './check-probe-data.js';
import type { LinearProbeFit, ProbeEpochRecord } from './linear-probe.js';
import { SoftmaxRegression } from './softmax-regression.js';
import { noStandardization, standardizationOf, standardizeRows } from './standardization.js';

export interface LinearProbeOptions extends ProbeData {
  /** Whether to bring every feature to mean 0 and deviation 1 over the training items; true by default. */
  readonly standardize?: boolean;
  /**
   * Weight of the penalty l2 / 2 * |weight|^2, >= 0; 0.01 by default. The bias is free. It hardly moves accuracy and
   * moves calibration a lot, so fix it in advance or choose it on validation items.
   */
  readonly l2?: number;
  /** 100 epochs by default. */
  readonly budget?: Budget;
  /** Of Adam before the first drop of the schedule, > 0; 0.01 by default. */
  readonly learningRate?: number;
  /** Items per step, >= 1; 128 by default. */
  readonly batchSize?: number;
  /** Of the order of the items. */
  readonly seed: number;
}

/**
 * Linear probing: softmax regression on cached features with the optimiser and schedule of visual prompting (Adam, the
 * learning rate cut to a tenth at 50 % and 72 % of the budget). It starts from zeros; the objective is convex, so the
 * start matters only where the budget is short. Same options: same bytes.
 *
 * Cost: 2 * n * width * classes multiply-accumulates per epoch. Synchronous.
 *
 * @throws EmptyClassError, LabelRangeError, ShapeMismatchError or InvalidArgumentError before any work for what does
 * not fit. @throws NonFiniteLossError when the numbers run away.
 */
export function fitLinearProbe(options: LinearProbeOptions): LinearProbeFit {
  const { features, labels, classes, width, seed } = options;
  const { l2 = 0.01, learningRate = 0.01, standardize = true } = options;
  const budget = options.budget ?? { kind: 'epochs', amount: 100 };
  checkProbeData(options);
  checkNotNegative('l2', l2);
  checkBudget(budget);
  checkPositive('learningRate', learningRate);
  checkCount('batchSize', options.batchSize ?? 1);
  checkSeed(seed);

  const count = labels.length;
  const batchSize = Math.min(options.batchSize ?? 128, count);
  const schedule = planSchedule(budget, { count, batchSize, learningRate });
  const standardization = standardize ? standardizationOf(features, width) : noStandardization(width);
  const regression = new SoftmaxRegression({ classes, width, l2, batchSize }, Float32Array);
  const weightOptimizer = new Adam(regression.weight);
  const biasOptimizer = new Adam(regression.bias);
  const epochs: ProbeEpochRecord[] = [];
  let imageSteps = 0;
  let step = 0;
  for (let epoch = 0; epoch < schedule.epochs; epoch += 1) {
    const order = epochOrder(count, seed, epoch);
    let loss = 0;
    let correct = 0;
    let items = 0;
    for (let start = 0; start < count && step < schedule.steps; start += batchSize) {
      const rows = order.subarray(start, start + batchSize);
      standardizeRows(features, width, standardization, rows, regression.x);
      const result = regression.differentiate(rows.map((row) => labels[row]!));
      if (!Number.isFinite(result.loss)) throw new NonFiniteLossError(result.loss, epoch, step);
      weightOptimizer.step(regression.weightGradient, schedule.learningRate(step));
      biasOptimizer.step(regression.biasGradient, schedule.learningRate(step));
      loss += result.loss;
      correct += result.correct;
      items += rows.length;
      step += 1;
    }
    imageSteps += items;
    epochs.push({
      epoch,
      loss: loss / items,
      accuracy: correct / items,
      learningRate: schedule.learningRate(step - 1),
    });
  }
  return {
    weight: regression.weight.slice(),
    bias: regression.bias.slice(),
    ...standardization,
    classes,
    width,
    epochs,
    steps: schedule.steps,
    imageSteps,
    macs: 2 * imageSteps * width * classes,
  };
}
