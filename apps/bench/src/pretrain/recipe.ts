import { UsageError } from '../errors.js';

/** Everything that decides the outcome of a pre-training; equal recipes give equal bytes on one engine and machine. */
export interface PretrainRecipe {
  /** Architecture, a name of `@reticket/network`'s registry. */
  readonly model: string;
  /** Data set, a name of `@reticket/datasets`'s registry. */
  readonly dataset: string;
  /** Passes over the training images, >= 1. */
  readonly epochs: number;
  /** Images per step, >= 2. An incomplete last batch is dropped. */
  readonly batchSize: number;
  /** Largest learning rate, > 0. */
  readonly learningRate: number;
  readonly schedule: 'cosine' | 'step';
  /** Epochs of linear warm-up from 0, >= 0. */
  readonly warmupEpochs: number;
  /** Nesterov momentum, 0..1. */
  readonly momentum: number;
  /** L2 penalty on weights (not on biases and normalisation), >= 0. */
  readonly weightDecay: number;
  /** Pixels of zero padding from which a random crop is taken, >= 0. */
  readonly cropPadding: number;
  /** Whether half of the images are mirrored. */
  readonly flip: boolean;
  /** Training images per class held out for the curve, >= 1; the test split is looked at once, at the end. */
  readonly validationPerClass: number;
  readonly seed: number;
}

/** A recipe for CIFAR ResNets on two cores (He et al. 2015, section 4.2, with a cosine schedule). */
export const defaultRecipe: PretrainRecipe = {
  model: 'resnet20-cifar',
  dataset: 'cifar10',
  epochs: 14,
  batchSize: 128,
  learningRate: 0.2,
  schedule: 'cosine',
  warmupEpochs: 1,
  momentum: 0.9,
  weightDecay: 5e-4,
  cropPadding: 2,
  flip: true,
  validationPerClass: 100,
  seed: 0,
};

type Bound = readonly [key: keyof PretrainRecipe, minimum: number, integer: boolean];

const bounds: readonly Bound[] = [
  ['epochs', 1, true],
  ['batchSize', 2, true],
  ['learningRate', Number.MIN_VALUE, false],
  ['warmupEpochs', 0, false],
  ['momentum', 0, false],
  ['weightDecay', 0, false],
  ['cropPadding', 0, true],
  ['validationPerClass', 1, true],
  ['seed', 0, true],
];

/** @throws UsageError for a number outside its documented range. */
export function checkRecipe(recipe: PretrainRecipe): void {
  for (const [key, minimum, integer] of bounds) {
    const value = recipe[key] as number;
    if (!Number.isFinite(value) || value < minimum || (integer && !Number.isInteger(value))) {
      const kind = integer ? 'an integer' : 'a number';
      const expected = minimum === Number.MIN_VALUE ? `${kind} > 0` : `${kind} >= ${minimum}`;
      throw new UsageError(`invalid ${key}: got ${value}, expected ${expected}`);
    }
  }
  if (recipe.momentum >= 1) {
    throw new UsageError(`invalid momentum: got ${recipe.momentum}, expected 0 <= momentum < 1`);
  }
}
