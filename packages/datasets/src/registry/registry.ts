import { UnknownDatasetError } from '../errors.js';
import { cifar10, cifar10Binary, cifar100Binary } from './cifar.js';
import type { DatasetDefinition, DatasetInfo } from './definition.js';
import { fashionMnist, fashionMnistSample } from './fashion-mnist.js';
import { flowers102 } from './flowers102.js';
import { gtsrb } from './gtsrb.js';
import { mnist } from './mnist.js';

const DEFINITIONS: readonly DatasetDefinition[] = [
  mnist,
  fashionMnistSample,
  fashionMnist,
  cifar10,
  cifar10Binary,
  cifar100Binary,
  gtsrb,
  flowers102,
];

/** Every data set {@link loadDataset} knows, embedded ones first. */
export function listDatasets(): readonly DatasetInfo[] {
  return DEFINITIONS.map((definition) => definition.info);
}

export function findDefinition(name: string): DatasetDefinition {
  const definition = DEFINITIONS.find(({ info }) => info.name === name);
  if (definition === undefined) {
    throw new UnknownDatasetError(
      name,
      DEFINITIONS.map(({ info }) => info.name),
    );
  }
  return definition;
}
