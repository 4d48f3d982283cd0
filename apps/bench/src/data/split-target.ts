import type { Dataset } from '@reticket/datasets';
import { drawShots, findOverlap, type ShotSet, splitValidation } from '@reticket/reprogram';

/** The images one cell trains, validates and tests on. */
export interface TargetSplit {
  /** Drawn from the train images that are not in `validation`. */
  readonly shots: ShotSet;
  /** Indices of train images. */
  readonly validation: Int32Array;
  /** Pictures that occur in more than one of shots, validation and test. */
  readonly leaks: number;
}

export interface SplitOptions {
  readonly shots: number | 'all';
  readonly seed: number;
  readonly validationPerClass: number;
}

/** The same images for the same data set, shots and seed, whatever the method and the ticket. */
export function splitTarget(
  {
    classNames,
    train,
    test,
  }: Pick<Dataset, 'classNames'> & {
    readonly train: Pick<Dataset['train'], 'labels' | 'hashes'>;
    readonly test: Pick<Dataset['test'], 'hashes'>;
  },
  { shots, seed, validationPerClass }: SplitOptions,
): TargetSplit {
  const classes = classNames.length;
  const split = splitValidation(train.labels, { classes, seed, perClass: validationPerClass });
  const drawn = drawShots(train.labels, { classes, shots, seed, from: split.train });
  const hashesAt = (indices: Int32Array) => Array.from(indices, (index) => train.hashes[index]!);
  const overlaps = findOverlap({
    train: hashesAt(drawn.indices),
    validation: hashesAt(split.validation),
    test: test.hashes,
  });
  return {
    shots: drawn,
    validation: split.validation,
    leaks: overlaps.filter(({ leaks }) => leaks).length,
  };
}
