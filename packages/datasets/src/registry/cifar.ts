import { type CifarVariant, listCifarBinary } from '../formats/cifar-binary.js';
import { withClassFolderSplits } from './class-folder-splits.js';
import type { DatasetDefinition } from './definition.js';

const LICENSE = 'none stated; cite Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images';

/** CIFAR-10 as class folders of JPEG in a zip. */
export const cifar10: DatasetDefinition = {
  info: {
    name: 'cifar10',
    description: 'CIFAR-10, 50,000 train, 10,000 test: zip of train/<class>/*.jpg and test/<class>/*.jpg',
    classes: 10,
    nativeSize: 32,
    embedded: false,
    location: 'cifar10/cifar10-jpeg.zip',
    license: LICENSE,
    note: 'JPEG re-encoded copy of CIFAR-10: not bit-identical to the official files, accuracies are not comparable',
  },
  archive: true,
  withSplits: withClassFolderSplits,
};

export const cifar10Binary = binary('cifar10', {
  name: 'cifar10-binary',
  description: 'CIFAR-10, 50,000 train, 10,000 test: the official binary version',
  classes: 10,
  location: 'cifar10/cifar-10-batches-bin',
});

export const cifar100Binary = binary('cifar100', {
  name: 'cifar100-binary',
  description: 'CIFAR-100 with fine labels, 50,000 train, 10,000 test: the official binary version',
  classes: 100,
  location: 'cifar100/cifar-100-binary',
});

function binary(
  variant: CifarVariant,
  card: { name: string; description: string; classes: number; location: string },
): DatasetDefinition {
  return {
    info: { ...card, nativeSize: 32, embedded: false, license: LICENSE },
    withSplits: async (location, use) =>
      use({
        train: await listCifarBinary(location, variant, 'train'),
        test: await listCifarBinary(location, variant, 'test'),
      }),
  };
}
