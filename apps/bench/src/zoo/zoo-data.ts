import { type Dataset, type ImageSet, loadDataset } from '@reticket/datasets';
import type { Network } from '@reticket/network';
import { InvalidPlanError } from '../errors.js';
import { stepsPerEpoch } from '../pretrain/epoch-batches.js';
import { holdOut } from '../pretrain/hold-out.js';
import type { ZooRecipe } from './zoo-recipe.js';

/** Images that tickets are trained, looked at and tested on. */
export interface ZooData {
  readonly dataset: Dataset;
  readonly train: ImageSet;
  readonly validation: ImageSet;
  readonly test: ImageSet;
}

export interface DataFolders {
  readonly dataDir?: string | undefined;
  readonly cacheDir: string;
}

/**
 * Loads the data set of a recipe at the size of the network.
 *
 * @throws InvalidPlanError if its classes are not those of the network, or there are too few images for one step;
 * whatever `loadDataset` throws.
 */
export async function loadZooData(
  recipe: ZooRecipe,
  network: Network,
  folders: DataFolders,
): Promise<ZooData> {
  const { height, width } = network.input;
  if (height !== width)
    throw new InvalidPlanError(`invalid model: got ${height}x${width} input, expected a square`);
  const { trainPerClass, testPerClass } = recipe;
  const dataset = await loadDataset(recipe.dataset, {
    size: height,
    cacheDir: folders.cacheDir,
    ...(folders.dataDir !== undefined && { dataDir: folders.dataDir }),
    maxPerClass: {
      ...(trainPerClass !== null && { train: trainPerClass }),
      ...(testPerClass !== null && { test: testPerClass }),
    },
  });
  const classes = dataset.classNames.length;
  if (classes !== network.classes) {
    throw new InvalidPlanError(
      `invalid data set: got ${recipe.dataset} of ${classes} classes, expected the ${network.classes} of ${network.name}`,
    );
  }
  const { train, validation } = holdOut(dataset.train, recipe.validationPerClass);
  if (stepsPerEpoch(train, recipe.batchSize) === 0) {
    throw new InvalidPlanError(
      `invalid batchSize: got ${recipe.batchSize}, expected at most the ${train.count} images to train on`,
    );
  }
  return { dataset, train, validation, test: dataset.test };
}
