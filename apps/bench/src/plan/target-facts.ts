import type { Dataset } from '@reticket/datasets';
import { canonicalJson } from '@reticket/results';
import type { GridConfig } from '../config/grid-config.js';
import { splitTarget } from '../data/split-target.js';
import { InvalidPlanError, OverlapError } from '../errors.js';
import { sha256Hex } from '../store/sha256.js';

/** What planning and results need to know of a target data set; no pixels. */
export interface TargetFacts {
  readonly name: string;
  readonly classes: number;
  /** Names the pictures, labels and class names that the grid uses, at whatever size they are shown. */
  readonly hash: string;
  /** Train images that shots and validation are drawn from. */
  readonly trainCount: number;
  readonly testCount: number;
  readonly note?: string;
  /** Training images of a cell by `<shots>/<seed>`. */
  readonly shotCounts: ReadonlyMap<string, number>;
}

export function shotKey(shots: number | 'all', seed: number): string {
  return `${shots}/${seed}`;
}

function hashOf({ name, classNames, train, test }: Dataset): string {
  const split = ({ labels, hashes }: Dataset['train']) => ({ labels: [...labels], hashes: [...hashes] });
  return sha256Hex(
    canonicalJson({ name, classNames: [...classNames], train: split(train), test: split(test) }),
  );
}

/**
 * Looks at a data set as every cell of a grid will split it.
 *
 * @throws InvalidPlanError for a class without train images, OverlapError for a picture in two splits unless allowed.
 */
export function describeTarget(dataset: Dataset, config: GridConfig): TargetFacts {
  const { name, classNames, train, test } = dataset;
  const shotCounts = new Map<string, number>();
  let mostLeaks = 0;
  for (const seed of config.seeds)
    for (const shots of config.shots) {
      const split = splitTarget(dataset, {
        shots,
        seed,
        validationPerClass: config.splits.validationPerClass,
      });
      const { perClass } = split.shots;
      const empty = perClass.indexOf(0);
      if (empty !== -1) {
        throw new InvalidPlanError(
          `invalid data set ${name}: got no train image of class ${classNames[empty]}, expected at least one`,
        );
      }
      if (split.leaks > 0 && !config.allowOverlap) {
        throw new OverlapError(
          `overlap in ${name}: got ${split.leaks} pictures in more than one of train, validation and test (${shots} shots, seed ${seed}), expected none; --allow-overlap runs all the same and records it`,
        );
      }
      mostLeaks = Math.max(mostLeaks, split.leaks);
      shotCounts.set(shotKey(shots, seed), split.shots.indices.length);
    }
  const notes = [
    dataset.note,
    mostLeaks > 0 ? `up to ${mostLeaks} pictures occur in more than one split` : undefined,
  ].filter((text) => text !== undefined);
  return {
    name,
    classes: classNames.length,
    hash: hashOf(dataset),
    trainCount: train.count,
    testCount: test.count,
    shotCounts,
    ...(notes.length > 0 && { note: notes.join('; ') }),
  };
}
