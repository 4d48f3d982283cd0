import { UsageError } from '../errors.js';
import { checkRecipe, defaultRecipe, type PretrainRecipe } from '../pretrain/recipe.js';

/** Everything that decides the bytes of a ticket, its method, state and seed apart. */
export interface ZooRecipe {
  /** Source model, as `--model` names it. */
  readonly model: string;
  readonly dataset: string;
  /** Training steps of a round, >= 1; state s is trained for s rounds, the controls included. */
  readonly steps: number;
  /** Learning rate at the beginning of a round, > 0; it falls to 0 along half a cosine. */
  readonly learningRate: number;
  /** Schedule that rewinding methods go back in. */
  readonly rewinding: {
    readonly epochs: number;
    /** Epoch to go back to, 0 < k < epochs. */
    readonly to: number;
    readonly learningRate: number;
    readonly warmupEpochs: number;
  };
  readonly batchSize: number;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly cropPadding: number;
  readonly flip: boolean;
  /** Training images per class held out, and most images per class to train and to test on; `null` for all. */
  readonly validationPerClass: number;
  readonly trainPerClass: number | null;
  readonly testPerClass: number | null;
}

/** Fits the whole plan into about an hour and three quarters of two cores. */
export const defaultZooRecipe: ZooRecipe = {
  model: 'resnet20-cifar10',
  dataset: 'cifar10',
  steps: 100,
  learningRate: 0.02,
  rewinding: { epochs: 6, to: 5, learningRate: 0.2, warmupEpochs: 1 },
  batchSize: 128,
  momentum: 0.9,
  weightDecay: 5e-4,
  cropPadding: 2,
  flip: true,
  validationPerClass: 100,
  trainPerClass: null,
  testPerClass: null,
};

/** @throws UsageError for a number outside its documented range. */
export function checkZooRecipe(recipe: ZooRecipe): void {
  checkRecipe(rewindingRecipe(recipe, 0));
  const { to, epochs } = recipe.rewinding;
  if (!(recipe.learningRate > 0 && Number.isFinite(recipe.learningRate)))
    throw new UsageError(`invalid learningRate: got ${recipe.learningRate}, expected a number > 0`);
  if (!(to > 0 && to < epochs))
    throw new UsageError(`invalid epoch to rewind to: got ${to}, expected 0 < k < ${epochs}`);
}

/** The training from scratch that weight rewinding goes back in. */
export function rewindingRecipe(recipe: ZooRecipe, seed: number): PretrainRecipe {
  const { epochs, learningRate, warmupEpochs } = recipe.rewinding;
  const { dataset, batchSize, momentum, weightDecay, cropPadding, flip, validationPerClass } = recipe;
  return {
    model: recipe.model,
    dataset,
    epochs,
    batchSize,
    learningRate,
    schedule: defaultRecipe.schedule,
    warmupEpochs,
    momentum,
    weightDecay,
    cropPadding,
    flip,
    validationPerClass,
    seed,
  };
}

/** Steps of the schedule that rewinding goes back in, and the step it goes back to. */
export function rewindingSteps({ rewinding }: ZooRecipe, stepsPerEpoch: number): { to: number; end: number } {
  return { to: Math.round(rewinding.to * stepsPerEpoch), end: rewinding.epochs * stepsPerEpoch };
}
