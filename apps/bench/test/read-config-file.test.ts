import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfigFile } from '../src/config/read-config-file.js';
import { FileNotFoundError, UsageError } from '../src/errors.js';
import { quick } from '../src/presets/quick.js';
import { temporaryFolder } from './support/temporary-folder.js';

describe('readConfigFile', () => {
  it('reads what a preset looks like as JSON', () => {
    const path = join(temporaryFolder(), 'grid.json');
    writeFileSync(path, JSON.stringify(quick));
    expect(readConfigFile(path)).toEqual(quick);
  });

  it('says where it looked when there is no file', () => {
    expect(() => readConfigFile('/nowhere/grid.json')).toThrow(FileNotFoundError);
    expect(() => readConfigFile('/nowhere/grid.json')).toThrow('/nowhere/grid.json');
  });

  it.each([
    ['no JSON', '{', 'expected JSON'],
    ['an unknown key', JSON.stringify({ ...quick, sedes: [1] }), 'sedes'],
    ['a missing key', JSON.stringify({ ...quick, seeds: undefined }), 'seeds'],
    ['an empty axis', JSON.stringify({ ...quick, datasets: [] }), 'datasets'],
  ])('refuses %s', (_what, text, mentioned) => {
    const path = join(temporaryFolder(), 'grid.json');
    writeFileSync(path, text);
    expect(() => readConfigFile(path)).toThrow(UsageError);
    expect(() => readConfigFile(path)).toThrow(mentioned);
  });
});
