import { type Dataset, loadDataset } from '@reticket/datasets';
import type { GridConfig } from '../config/grid-config.js';

/** Where target data come from. */
export interface TargetOptions {
  readonly splits: GridConfig['splits'];
  /** Folder with the data sets that do not come with the packages. */
  readonly dataDir?: string | undefined;
  /** Folder for decoded archives. */
  readonly cacheDir: string;
}

/**
 * The part of a data set that a grid uses, at one size: of each class the first train images, that shots and
 * validation are drawn from, and the first test images.
 */
export function loadTarget(name: string, size: number, options: TargetOptions): Promise<Dataset> {
  const { splits, dataDir, cacheDir } = options;
  return loadDataset(name, {
    size,
    maxPerClass: { train: splits.trainPerClass, test: splits.testPerClass },
    cacheDir,
    ...(dataDir !== undefined && { dataDir }),
  });
}
