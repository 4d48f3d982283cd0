import { UnknownArchitectureError } from '../errors.js';
import type { Network } from '../network.js';
import type { ArchitectureOptions } from './options.js';
import { resnet18, resnet34, resnet50 } from './resnet.js';
import { resnetCifar } from './resnet-cifar.js';
import { squeezenet1_0, squeezenet1_1 } from './squeezenet.js';
import { vgg11, vgg11_bn, vgg16, vgg16_bn, vgg19, vgg19_bn } from './vgg.js';

/** Builds one architecture. */
export type Architecture = (options?: ArchitectureOptions) => Network;

function cifar(depth: number): Architecture {
  return (options) => resnetCifar(depth, options);
}

/** Every architecture by the name of the networks it builds. */
export const architectures = {
  'resnet20-cifar': cifar(20),
  'resnet32-cifar': cifar(32),
  'resnet44-cifar': cifar(44),
  'resnet56-cifar': cifar(56),
  resnet18,
  resnet34,
  resnet50,
  squeezenet1_0,
  squeezenet1_1,
  vgg11,
  vgg11_bn,
  vgg16,
  vgg16_bn,
  vgg19,
  vgg19_bn,
} as const satisfies Readonly<Record<string, Architecture>>;

export type ArchitectureName = keyof typeof architectures;

/**
 * The architecture of a given name, such as one from a command line.
 *
 * @throws UnknownArchitectureError for a name that is not in `architectures`.
 */
export function architectureByName(name: string): Architecture {
  if (!Object.hasOwn(architectures, name)) {
    throw new UnknownArchitectureError(
      `invalid architecture: got ${name}, expected one of ${Object.keys(architectures).join(', ')}`,
    );
  }
  return architectures[name as ArchitectureName];
}
