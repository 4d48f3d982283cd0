import type { GridConfig } from '../config/grid-config.js';
import { UnknownNameError } from '../errors.js';
import { published } from './published.js';
import { quick } from './quick.js';

export const presets: readonly GridConfig[] = [quick, published];

/** @throws UnknownNameError listing the presets there are. */
export function findPreset(name: string): GridConfig {
  const preset = presets.find((candidate) => candidate.name === name);
  if (preset === undefined) {
    throw new UnknownNameError(
      'preset',
      name,
      presets.map((known) => known.name),
    );
  }
  return preset;
}
