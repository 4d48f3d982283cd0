import { readFileSync } from 'node:fs';
import type { ArchitectureName } from '../../src/index.js';

interface TorchvisionModel {
  readonly parameters: number;
  /** Multiply-accumulates of one 224x224 image in units of 1e9, rounded to three decimals. */
  readonly gigaMacs: number;
  readonly stateDict: Readonly<Record<string, readonly number[]>>;
}

/** What torchvision says of its own models: see `golden/architectures.py`. */
export const torchvision = JSON.parse(
  readFileSync(new URL('../golden/architectures.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, TorchvisionModel>>;

export const torchvisionNames = Object.keys(torchvision) as ArchitectureName[];
