import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type ArchitectureName,
  architectures,
  bindWeights,
  type Network,
  readCheckpoint,
} from '@reticket/network';
import { FileNotFoundError, UnknownNameError } from '../errors.js';
import { checkpointCandidates, type ModelFolders } from '../models/load-source-model.js';
import { findSourceModel, sourceModels } from '../models/source-models.js';

/** A network to measure, as it travels to another process. */
export interface SpeedModel {
  /** As asked for; `buildSpeedNetwork` makes a network of it. */
  readonly asked: string;
  /** As results name it. */
  readonly name: string;
  /** File with its weights; without one they are random. */
  readonly checkpoint?: string;
}

function isArchitecture(name: string): name is ArchitectureName {
  return Object.hasOwn(architectures, name);
}

function isSourceModel(name: string): boolean {
  return name.includes(':') || sourceModels.some((card) => card.name === name);
}

/** The network of a model that `findSpeedModel` knows. */
export function buildSpeedNetwork(asked: string): Network {
  return isSourceModel(asked) ? findSourceModel(asked).build() : architectures[asked as ArchitectureName]();
}

function candidatesOf(asked: string, folders: ModelFolders): string[] {
  if (isSourceModel(asked)) return checkpointCandidates(findSourceModel(asked), folders);
  const { weightsDir, dataDir } = folders;
  return [weightsDir, dataDir === undefined ? undefined : join(dataDir, 'weights')].flatMap((folder) =>
    folder === undefined ? [] : [join(resolve(folder), `${asked}.safetensors`)],
  );
}

/**
 * A source model, an architecture, or `<architecture>:<checkpoint file>`. Weights are those of its checkpoint where one is
 * found, and are checked here; otherwise they will be random.
 *
 * @throws UnknownNameError listing what there is, FileNotFoundError for a named file that is not there, or whatever
 * `readCheckpoint` and `bindWeights` throw for a damaged or foreign one.
 */
export function findSpeedModel(asked: string, folders: ModelFolders): SpeedModel {
  if (!isSourceModel(asked) && !isArchitecture(asked)) {
    throw new UnknownNameError('model', asked, [
      ...Object.keys(architectures),
      ...sourceModels.map(({ name }) => name).filter((name) => !isArchitecture(name)),
      '<architecture>:<checkpoint file>',
    ]);
  }
  const name = isSourceModel(asked) ? findSourceModel(asked).name : asked;
  const candidates = candidatesOf(asked, folders);
  const checkpoint = candidates.find((candidate) => existsSync(candidate));
  if (checkpoint === undefined) {
    if (asked.includes(':'))
      throw new FileNotFoundError(`weights of ${name} not found: expected ${candidates}`);
    return { asked, name };
  }
  bindWeights(buildSpeedNetwork(asked), readCheckpoint(readFileSync(checkpoint)));
  return { asked, name, checkpoint };
}
