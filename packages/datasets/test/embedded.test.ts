import { describe, expect, it } from 'vitest';
import { type ImageSet, listDatasets, loadDataset } from '../src/index.js';

/** Content hash of the committed sample at its native size; scripts/make-fashion-mnist-sample.mjs makes it. */
const SAMPLE_HASH = 'd72c00eee469a4418fa9ea18668191d3186582a1cace2dee6ba537b04ba34c8b';
const MNIST_HASH = '77c4341645d059a353974425f21026b1144481f45f21268c6dc0e2fec368eb52';
const dataDir = process.env.RETICKET_DATA;

function perClass({ labels }: ImageSet): number[] {
  return Array.from({ length: 10 }, (_, label) => labels.filter((other) => other === label).length);
}

describe('embedded data sets', () => {
  it('are listed as such', () => {
    const embedded = listDatasets().filter((info) => info.embedded);
    expect(embedded.map((info) => info.name)).toEqual(['mnist', 'fashion-mnist-sample']);
  });

  it('fashion-mnist-sample is balanced and has its recorded content', async () => {
    const { train, test, hash } = await loadDataset('fashion-mnist-sample', { size: 28 });
    expect(perClass(train)).toEqual(Array(10).fill(80));
    expect(perClass(test)).toEqual(Array(10).fill(50));
    expect(hash).toBe(SAMPLE_HASH);
    expect(test.hashes.filter((other) => train.hashes.includes(other))).toEqual([]);
  });

  it.skipIf(!dataDir)(
    'fashion-mnist-sample is the head of the complete data set (set RETICKET_DATA)',
    async () => {
      const head = await loadDataset('fashion-mnist', { size: 28, maxPerClass: { train: 80, test: 50 } });
      expect(head.hash).toBe(SAMPLE_HASH);
    },
  );

  it('fashion-mnist-sample scales to another size', async () => {
    const { train, test } = await loadDataset('fashion-mnist-sample', {
      size: 32,
      maxPerClass: { train: 1, test: 1 },
    });
    expect(train).toMatchObject({ count: 10, height: 32, width: 32 });
    expect(test.pixels).toHaveLength(10 * 3 * 32 * 32);
  });

  it('mnist has 10,000 digits, the first 80 % of each in the train split', async () => {
    const { train, test, hash } = await loadDataset('mnist', { size: 28 });
    expect(perClass(train)).toEqual([800, 901, 792, 825, 784, 690, 811, 856, 755, 782]);
    expect(perClass(test)).toEqual([201, 226, 199, 207, 196, 173, 203, 214, 189, 196]);
    expect(train.count + test.count).toBe(10_000);
    expect(new Set([...train.hashes, ...test.hashes]).size).toBe(10_000);
    expect(hash).toBe(MNIST_HASH);
  });
});
