import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileTree } from '../src/files/file-tree.js';
import { listClassFolders } from '../src/formats/class-folders.js';
import { loadDataset } from '../src/index.js';

const dataDir = process.env.RETICKET_DATA;

function counts(labels: ArrayLike<number>): number[] {
  const perClass = new Map<number, number>();
  for (const label of Array.from(labels)) perClass.set(label, (perClass.get(label) ?? 0) + 1);
  return [...perClass.values()];
}

describe.skipIf(!dataDir)('real data (set RETICKET_DATA)', () => {
  it('gtsrb: 43 classes of 80 and 40, no image in both splits', async () => {
    const { train, test, classNames } = await loadDataset('gtsrb', { size: 32 });
    expect(classNames).toHaveLength(43);
    expect(counts(train.labels)).toEqual(Array(43).fill(80));
    expect(counts(test.labels)).toEqual(Array(43).fill(40));
    const known = new Set(train.hashes);
    expect(test.hashes.filter((hash) => known.has(hash))).toEqual([]);
  });

  it('fashion-mnist: 6,000 and 1,000 of each class', async () => {
    const { train, test } = await loadDataset('fashion-mnist', { size: 28 });
    expect(counts(train.labels)).toEqual(Array(10).fill(6000));
    expect(counts(test.labels)).toEqual(Array(10).fill(1000));
  });

  it('flowers102: 89 classes, named, at most 20 and 10 of each', async () => {
    const options = { size: 32, maxPerClass: { train: 1, test: 1 } };
    const { train, test, classNames } = await loadDataset('flowers102', options);
    expect([train.count, test.count]).toEqual([89, 89]);
    expect(classNames.slice(0, 2)).toEqual(['hard-leaved pocket orchid', 'canterbury bells']);
    expect(classNames.at(-1)).toBe('blackberry lily');
    const tree = await openFileTree(join(dataDir!, 'flowers102'));
    expect(Math.max(...counts(listClassFolders(tree, 'train').entries.map(({ label }) => label)))).toBe(20);
    expect(Math.max(...counts(listClassFolders(tree, 'test').entries.map(({ label }) => label)))).toBe(10);
  });

  it('cifar10: 5,000 and 1,000 of each class', async () => {
    const tree = await openFileTree(join(dataDir!, 'cifar10/cifar10-jpeg.zip'));
    try {
      for (const [split, count] of [['train', 5000] as const, ['test', 1000] as const]) {
        const { entries } = listClassFolders(tree, split);
        expect(counts(entries.map(({ label }) => label))).toEqual(Array(10).fill(count));
      }
    } finally {
      tree.close();
    }
  });

  it('cifar10: decodes at its native size, classes in the official order', async () => {
    const { train, test, classNames } = await loadDataset('cifar10', {
      size: 32,
      maxPerClass: { train: 20, test: 10 },
    });
    const official = 'airplane automobile bird cat deer dog frog horse ship truck';
    expect(classNames).toEqual(official.split(' '));
    expect([train.count, test.count]).toEqual([200, 100]);
    const mean = train.pixels.reduce((sum, value) => sum + value, 0) / train.pixels.length;
    expect(mean).toBeGreaterThan(100);
    expect(mean).toBeLessThan(140);
  });
});
