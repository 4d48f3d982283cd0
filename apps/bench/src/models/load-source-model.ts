import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindWeights, type Network, readCheckpoint, type Weights } from '@reticket/network';
import { FileNotFoundError } from '../errors.js';
import { sha256Hex } from '../store/sha256.js';
import { findSourceModel, type SourceModelCard } from './source-models.js';

export interface SourceModel {
  readonly card: SourceModelCard;
  readonly network: Network;
  readonly weights: Weights;
  /** SHA-256 of the checkpoint file. */
  readonly weightsHash: string;
}

export interface ModelFolders {
  readonly weightsDir?: string | undefined;
  /** Its subfolder `weights` is looked into. */
  readonly dataDir?: string | undefined;
}

/** The zoo of the installed package, and that of the repository. */
const zoos = ['../../zoo/', '../../../../zoo/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Where the checkpoint of a model may lie, most specific first. */
export function checkpointCandidates(card: SourceModelCard, { weightsDir, dataDir }: ModelFolders): string[] {
  if (card.location === 'path') return [resolve(card.file)];
  const folders = [weightsDir, dataDir === undefined ? undefined : join(dataDir, 'weights')];
  if (card.location === 'zoo') folders.push(...zoos);
  return folders.flatMap((folder) => (folder === undefined ? [] : [join(resolve(folder), card.file)]));
}

/**
 * Finds, reads and binds the weights of a model; strict, as `bindWeights` is.
 *
 * @throws UnknownNameError, FileNotFoundError saying where it was looked for, or whatever `readCheckpoint` and
 * `bindWeights` throw for a damaged or foreign file.
 */
export function loadSourceModel(name: string, folders: ModelFolders): SourceModel {
  const card = findSourceModel(name);
  const network = card.build();
  const candidates = checkpointCandidates(card, folders);
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    const remedy =
      'point --weights-dir at the folder that contains it, or --data-dir at the one with weights/';
    const places = candidates.length === 0 ? card.file : candidates.join(' or ');
    throw new FileNotFoundError(`weights of ${card.name} not found: expected ${places}; ${remedy}`);
  }
  const bytes = readFileSync(path);
  return {
    card,
    network,
    weights: bindWeights(network, readCheckpoint(bytes)),
    weightsHash: sha256Hex(bytes),
  };
}
