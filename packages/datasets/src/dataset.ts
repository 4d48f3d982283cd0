import { createHash } from 'node:crypto';
import { InvalidArgumentError } from './errors.js';
import type { ImageSet } from './image-set.js';

/** A data set with a train and a test split at one size. */
export interface Dataset {
  readonly name: string;
  /** Index = label. */
  readonly classNames: readonly string[];
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Hex SHA-256 of class names, labels and pixels of both splits: changes with the size and with any byte. */
  readonly hash: string;
  readonly license: string;
  /** Caveat to show beside any number computed from this data. */
  readonly note?: string;
}

/**
 * Joins two splits, of users' own data for instance, into a {@link Dataset}.
 *
 * @throws InvalidArgumentError if a label has no class name or the splits differ in size.
 */
export function createDataset(parts: Omit<Dataset, 'hash'>): Dataset {
  const { classNames, train, test } = parts;
  if (train.height !== test.height || train.width !== test.width) {
    throw new InvalidArgumentError(
      'test split',
      `${test.width}x${test.height} px`,
      `the size of the train split, ${train.width}x${train.height} px`,
    );
  }
  for (const { labels } of [train, test]) {
    const stray = labels.find((label) => label < 0 || label >= classNames.length);
    if (stray !== undefined) {
      throw new InvalidArgumentError('label', stray, `0 <= label < ${classNames.length}`);
    }
  }
  return { ...parts, hash: hashDataset(classNames, [train, test]) };
}

function hashDataset(classNames: readonly string[], splits: readonly ImageSet[]): string {
  const hash = createHash('sha256').update(JSON.stringify(['reticket-dataset-1', classNames]));
  for (const { count, height, width, labels, pixels } of splits) {
    hash
      .update(littleEndian([count, height, width]))
      .update(littleEndian(labels))
      .update(pixels);
  }
  return hash.digest('hex');
}

function littleEndian(values: ArrayLike<number>): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (let i = 0; i < values.length; i++) bytes.writeInt32LE(values[i]!, i * 4);
  return bytes;
}
