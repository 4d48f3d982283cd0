import { checkReadOptions, type ReadOptions, readListing } from '../build-image-set.js';
import { InvalidArgumentError, InvalidDataError } from '../errors.js';
import { readMaybeGzip } from '../files/bounded-read.js';
import type { ImageListing } from '../image-listing.js';
import type { LabelledImages } from '../image-set.js';
import { LIMITS } from '../limits.js';
import { fromGrey } from '../rgb-image.js';

/** An array of unsigned bytes as stored in an IDX file, row-major. */
export interface IdxArray {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file of unsigned bytes, gzipped or not: the format of MNIST, Fashion-MNIST, EMNIST, KMNIST
 * (http://yann.lecun.com/exdb/mnist: two zero bytes, type, rank, big-endian 32-bit sizes, data).
 *
 * @throws DataNotFoundError, DataLimitError, or InvalidDataError if magic, type, rank (1..4) or length is off.
 */
export async function readIdx(path: string): Promise<IdxArray> {
  const bytes = await readMaybeGzip(path, LIMITS.arrayBytes);
  const [zero, alsoZero, type, rank] = bytes;
  const magic = bytes.subarray(0, 4).toString('hex');
  if (zero !== 0 || alsoZero !== 0 || type !== UNSIGNED_BYTE || rank === undefined || rank < 1 || rank > 4) {
    throw new InvalidDataError('IDX file', path, `magic ${magic || 'none'}`, '00000801 to 00000804');
  }
  const offset = 4 + 4 * rank;
  if (bytes.length < offset)
    throw new InvalidDataError('IDX file', path, `${bytes.length} bytes`, `>= ${offset}`);
  const shape = Array.from({ length: rank }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const length = shape.reduce((product, size) => product * size, 1);
  if (bytes.length - offset !== length) {
    const got = `${bytes.length - offset} values`;
    throw new InvalidDataError('IDX file', path, got, `${shape.join('x')} = ${length}`);
  }
  return { shape, data: bytes.subarray(offset) };
}

export interface IdxFiles {
  /** File of shape `[n, height, width]`. */
  readonly images: string;
  /** File of shape `[n]`. */
  readonly labels: string;
  /** Index = label; every label must have one. */
  readonly classNames: readonly string[];
}

/**
 * Reads a pair of IDX files of grey images and labels; grey is repeated in the three channels.
 *
 * @throws as {@link readIdx}, and InvalidDataError if the two files do not fit together.
 */
export async function readIdxImages(files: IdxFiles, options: ReadOptions): Promise<LabelledImages> {
  checkReadOptions(options);
  return readListing(await listIdx(files), options);
}

export async function listIdx({ images, labels, classNames }: IdxFiles): Promise<ImageListing> {
  if (classNames.length === 0) throw new InvalidArgumentError('classNames', 'none', 'one for each label');
  const [pictures, classes] = await Promise.all([readIdx(images), readIdx(labels)]);
  const [count, height, width] = pictures.shape;
  if (pictures.shape.length !== 3 || !count || !height || !width) {
    throw new InvalidDataError(
      'IDX images',
      images,
      `shape [${pictures.shape}]`,
      '[n, height, width], none 0',
    );
  }
  if (classes.shape.length !== 1 || classes.shape[0] !== count) {
    throw new InvalidDataError(
      'IDX labels',
      labels,
      `shape [${classes.shape}]`,
      `[${count}], as in ${images}`,
    );
  }
  const stray = classes.data.find((label) => label >= classNames.length);
  if (stray !== undefined) {
    throw new InvalidDataError('IDX labels', labels, `label ${stray}`, `0 <= label < ${classNames.length}`);
  }
  const area = height * width;
  const entries = Array.from(classes.data, (label, i) => ({
    file: `${images}#${i}`,
    label,
    decode: async () => fromGrey(width, height, pictures.data.subarray(i * area, (i + 1) * area)),
  }));
  return { classNames, entries };
}
