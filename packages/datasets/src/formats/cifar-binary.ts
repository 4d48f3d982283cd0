import { join } from 'node:path';
import { checkReadOptions, type ReadOptions, readListing } from '../build-image-set.js';
import { InvalidArgumentError, InvalidDataError } from '../errors.js';
import { readBounded } from '../files/bounded-read.js';
import type { ImageEntry, ImageListing } from '../image-listing.js';
import type { LabelledImages } from '../image-set.js';
import { LIMITS } from '../limits.js';
import { fromPlanes } from '../rgb-image.js';

export type CifarVariant = 'cifar10' | 'cifar100';
export type CifarSplit = 'train' | 'test';

export interface CifarBinaryOptions extends ReadOptions {
  readonly variant: CifarVariant;
  readonly split: CifarSplit;
}

interface Layout {
  readonly names: string;
  readonly classes: number;
  readonly labelBytes: number;
  /** Position of the label among the label bytes. */
  readonly labelAt: number;
  readonly files: Readonly<Record<CifarSplit, readonly string[]>>;
}

const SIDE = 32;
const PIXEL_BYTES = 3 * SIDE * SIDE;

const LAYOUTS: Readonly<Record<CifarVariant, Layout>> = {
  cifar10: {
    names: 'batches.meta.txt',
    classes: 10,
    labelBytes: 1,
    labelAt: 0,
    files: {
      train: [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`),
      test: ['test_batch.bin'],
    },
  },
  cifar100: {
    names: 'fine_label_names.txt',
    classes: 100,
    labelBytes: 2,
    labelAt: 1,
    files: { train: ['train.bin'], test: ['test.bin'] },
  },
};

/**
 * Reads a split of CIFAR-10 or CIFAR-100 (fine labels) from the official binary version
 * (https://www.cs.toronto.edu/~kriz/cifar.html), unpacked: records of one label byte (CIFAR-100: coarse and
 * fine) and 3072 bytes `[3, 32, 32]`. Class names come from the text file beside the batches.
 *
 * @throws DataNotFoundError, DataLimitError, or InvalidDataError if a file is no whole number of records,
 *   a label has no class, or the list of names has the wrong length.
 */
export async function readCifarBinary(
  directory: string,
  options: CifarBinaryOptions,
): Promise<LabelledImages> {
  checkReadOptions(options);
  return readListing(await listCifarBinary(directory, options.variant, options.split), options);
}

export async function listCifarBinary(
  directory: string,
  variant: CifarVariant,
  split: CifarSplit,
): Promise<ImageListing> {
  const layout = LAYOUTS[variant];
  if (layout === undefined) throw new InvalidArgumentError('variant', variant, 'cifar10 or cifar100');
  const files = layout.files[split];
  if (files === undefined) throw new InvalidArgumentError('split', split, 'train or test');
  const classNames = await readNames(join(directory, layout.names), layout.classes);
  const entries: ImageEntry[] = [];
  for (const file of files) {
    const path = join(directory, file);
    entries.push(...listRecords(path, await readBounded(path, LIMITS.arrayBytes), layout));
  }
  return { classNames, entries };
}

async function readNames(path: string, classes: number): Promise<string[]> {
  const text = (await readBounded(path, LIMITS.tableBytes)).toString('utf8');
  const names = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (names.length !== classes) {
    throw new InvalidDataError('CIFAR class names', path, `${names.length} names`, `${classes}`);
  }
  return names;
}

function listRecords(
  path: string,
  bytes: Uint8Array,
  { classes, labelBytes, labelAt }: Layout,
): ImageEntry[] {
  const recordBytes = labelBytes + PIXEL_BYTES;
  if (bytes.length === 0 || bytes.length % recordBytes !== 0) {
    throw new InvalidDataError('CIFAR file', path, `${bytes.length} bytes`, `a multiple of ${recordBytes}`);
  }
  return Array.from({ length: bytes.length / recordBytes }, (_, i) => {
    const record = bytes.subarray(i * recordBytes, (i + 1) * recordBytes);
    const label = record[labelAt]!;
    if (label >= classes) {
      throw new InvalidDataError(
        'CIFAR file',
        path,
        `label ${label} in record ${i}`,
        `0 <= label < ${classes}`,
      );
    }
    return {
      file: `${path}#${i}`,
      label,
      decode: async () => fromPlanes(SIDE, SIDE, record.subarray(labelBytes)),
    };
  });
}
