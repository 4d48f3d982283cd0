import { basename, extname } from 'node:path';
import { architectureByName, type Network } from '@reticket/network';
import { UnknownNameError, UsageError } from '../errors.js';

/** A pre-trained network that grids can start from. */
export interface SourceModelCard {
  /** Names the model in results. */
  readonly name: string;
  readonly description: string;
  readonly build: () => Network;
  /** Checkpoint, relative to `zoo/` of this repository or to the weights directory. */
  readonly file: string;
  readonly location: 'zoo' | 'weights' | 'path';
  /** Index = source class; absent where names are only known from a sample of the source data. */
  readonly classNames?: readonly string[];
}

const cifar10Classes = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

/** The models known by name. */
export const sourceModels: readonly SourceModelCard[] = [
  {
    name: 'resnet20-cifar10',
    description: 'ResNet-20 for CIFAR-10 at 32 px, trained by reticket pretrain; comes with the repository',
    build: architectureByName('resnet20-cifar'),
    file: 'resnet20-cifar10.safetensors',
    location: 'zoo',
    classNames: cifar10Classes,
  },
  {
    name: 'squeezenet1_1',
    description: 'SqueezeNet 1.1 for ImageNet-1k at 224 px, torchvision parameter names',
    build: architectureByName('squeezenet1_1'),
    file: 'squeezenet1_1.safetensors',
    location: 'weights',
  },
  {
    name: 'resnet20-cifar10-akamaster',
    description: 'ResNet-20 for CIFAR-10 of akamaster/pytorch_resnet_cifar10',
    build: architectureByName('resnet20-cifar'),
    file: 'resnet-cifar10/resnet20-12fca82f.th',
    location: 'weights',
    classNames: cifar10Classes,
  },
  {
    name: 'resnet56-cifar10-akamaster',
    description: 'ResNet-56 for CIFAR-10 of akamaster/pytorch_resnet_cifar10',
    build: architectureByName('resnet56-cifar'),
    file: 'resnet-cifar10/resnet56-4bfd9763.th',
    location: 'weights',
    classNames: cifar10Classes,
  },
];

/**
 * A known model, or one's own as `<architecture>:<checkpoint file>`, named after both.
 *
 * @throws UnknownNameError listing the models there are, or whatever `architectureByName` throws.
 */
export function findSourceModel(name: string): SourceModelCard {
  const known = sourceModels.find((card) => card.name === name);
  if (known !== undefined) return known;
  const [, architecture, file] = /^([^:]+):(.+)$/.exec(name) ?? [];
  if (architecture === undefined || file === undefined) {
    throw new UnknownNameError('model', name, [
      ...sourceModels.map((card) => card.name),
      '<architecture>:<checkpoint file>',
    ]);
  }
  const build = architectureByName(architecture);
  const stem = basename(file, extname(file))
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .slice(0, 50);
  if (stem === '')
    throw new UsageError(`invalid model: got ${name}, expected <architecture>:<checkpoint file>`);
  return {
    name: `${architecture}-${stem}`,
    description: `${architecture} of ${file}`,
    build,
    file,
    location: 'path',
  };
}
