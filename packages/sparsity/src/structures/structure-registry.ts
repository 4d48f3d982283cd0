import { InvalidArgumentError } from '../errors.js';
import { blockStructure } from './block.js';
import { channelStructure } from './channel.js';
import { nOfMStructure } from './n-of-m.js';
import type { Structure } from './structure.js';
import { unstructured } from './unstructured.js';

/**
 * The structure of a name: `unstructured`, `channel`, `block-4x1`, `2:4` and the like with other sizes.
 *
 * @throws {InvalidArgumentError} for any other name, and for sizes that make no structure.
 */
export function structureNamed(name: string): Structure {
  if (name === unstructured.name) return unstructured;
  if (name === channelStructure.name) return channelStructure;
  const block = /^block-(\d+)x(\d+)$/.exec(name);
  if (block) return blockStructure(Number(block[1]), Number(block[2]));
  const nOfM = /^(\d+):(\d+)$/.exec(name);
  if (nOfM) return nOfMStructure(Number(nOfM[1]), Number(nOfM[2]));
  throw new InvalidArgumentError('structure', name, 'unstructured, channel, block-<out>x<in> or <N>:<M>');
}
