import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listIdx } from '../formats/idx.js';
import type { DatasetDefinition, ListedSplits } from './definition.js';

const CLASS_NAMES = [
  'T-shirt/top',
  'trouser',
  'pullover',
  'dress',
  'coat',
  'sandal',
  'shirt',
  'sneaker',
  'bag',
  'ankle boot',
];
const SAMPLE = fileURLToPath(new URL('../../data/fashion-mnist-sample', import.meta.url));

const shared = { classes: CLASS_NAMES.length, nativeSize: 28, license: 'MIT (Copyright 2017 Zalando SE)' };

/** Xiao, Rasul and Vollgraf 2017, https://github.com/zalandoresearch/fashion-mnist. */
export const fashionMnist: DatasetDefinition = {
  info: {
    ...shared,
    name: 'fashion-mnist',
    description: 'Fashion-MNIST: 60,000 train, 10,000 test, the official IDX files',
    embedded: false,
    location: 'fashion-mnist',
  },
  withSplits: async (location, use) => use(await listSplits(location)),
};

/** Made by scripts/make-fashion-mnist-sample.mjs: the first images of each class, in official order. */
export const fashionMnistSample: DatasetDefinition = {
  info: {
    ...shared,
    name: 'fashion-mnist-sample',
    description: 'Fashion-MNIST, class-balanced: the first 80 train and 50 test images of each class',
    embedded: true,
    note: 'the first 50 test images of each class, not the official test set of 10,000',
  },
  withSplits: async (_location, use) => use(await listSplits(SAMPLE)),
};

async function listSplits(folder: string): Promise<ListedSplits> {
  const [train, test] = await Promise.all(
    ['train', 't10k'].map((split) =>
      listIdx({
        images: join(folder, `${split}-images-idx3-ubyte.gz`),
        labels: join(folder, `${split}-labels-idx1-ubyte.gz`),
        classNames: CLASS_NAMES,
      }),
    ),
  );
  return { train: train!, test: test! };
}
