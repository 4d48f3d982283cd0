import { describe, expect, it } from 'vitest';
import { DataNotFoundError, InvalidDataError, readCifarBinary } from '../src/index.js';
import { temporaryFolder } from './support/temporary-folder.js';

const names = (count: number) => `${Array.from({ length: count }, (_, i) => `class${i}`).join('\n')}\n\n`;

/** Labels, then planes of constant red, green and blue. */
function record(labels: number[], [red, green, blue]: [number, number, number]): Buffer {
  const plane = (value: number) => Buffer.alloc(1024, value);
  return Buffer.concat([Buffer.from(labels), plane(red), plane(green), plane(blue)]);
}

const batches = Object.fromEntries(
  [1, 2, 3, 4, 5].map((i) => [`data_batch_${i}.bin`, record([i], [i, 100 + i, 200 + i])]),
);
const CIFAR10 = { 'batches.meta.txt': names(10), ...batches, 'test_batch.bin': record([9], [1, 2, 3]) };

describe('readCifarBinary', () => {
  it('reads the five train batches of CIFAR-10 in order', async () => {
    const folder = await temporaryFolder(CIFAR10);
    const { classNames, images } = await readCifarBinary(folder, {
      variant: 'cifar10',
      split: 'train',
      size: 32,
    });
    expect(classNames[9]).toBe('class9');
    expect([...images.labels]).toEqual([1, 2, 3, 4, 5]);
    expect(images.pixels).toHaveLength(5 * 3072);
    expect([0, 1024, 2048, 4 * 3072 + 2048].map((i) => images.pixels[i])).toEqual([1, 101, 201, 205]);
  });

  it('reads the fine label of CIFAR-100', async () => {
    const files = {
      'fine_label_names.txt': names(100),
      'test.bin': Buffer.concat([record([19, 99], [1, 2, 3]), record([5, 0], [4, 5, 6])]),
    };
    const options = { variant: 'cifar100', split: 'test', size: 32 } as const;
    const { images } = await readCifarBinary(await temporaryFolder(files), options);
    expect([...images.labels]).toEqual([99, 0]);
    expect(images.pixels[3072]).toBe(4);
  });

  it.each([
    [
      'a truncated batch',
      { 'test_batch.bin': record([9], [1, 2, 3]).subarray(1) },
      /got 3072 bytes, expected a multiple of 3073/,
    ],
    ['an empty batch', { 'test_batch.bin': '' }, /got 0 bytes/],
    [
      'a label out of range',
      { 'test_batch.bin': record([10], [1, 2, 3]) },
      /got label 10 in record 0, expected 0 <= label < 10/,
    ],
    ['a short list of names', { 'batches.meta.txt': names(9) }, /got 9 names, expected 10/],
  ])('rejects %s', async (_, change, message) => {
    const folder = await temporaryFolder({ ...CIFAR10, ...change });
    const failure = readCifarBinary(folder, { variant: 'cifar10', split: 'test', size: 32 });
    await expect(failure).rejects.toThrow(InvalidDataError);
    await expect(failure).rejects.toThrow(message);
  });

  it('names a missing batch', async () => {
    const folder = await temporaryFolder({ 'batches.meta.txt': names(10) });
    const failure = readCifarBinary(folder, { variant: 'cifar10', split: 'train', size: 32 });
    await expect(failure).rejects.toThrow(DataNotFoundError);
    await expect(failure).rejects.toThrow(/data_batch_1\.bin/);
  });
});
