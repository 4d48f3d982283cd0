import { parseRunText } from '@reticket/results';
import { describe, expect, it } from 'vitest';
import { mapKinds } from '../src/config/map-kinds.js';
import { promptKinds } from '../src/config/prompt-kinds.js';
import { runCli } from './support/cli.js';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyGrid } from './support/tiny-grid.js';

const timeout = 180_000;

/** Cells of a grid of one ticket, data set and seed, three steps each. */
async function cellsOf(...flags: string[]) {
  const folder = temporaryFolder();
  const grid = [...tinyGrid(folder, {}, ['--steps', '3']), '--state', '0', '--seed', '0'];
  const { code, stdout, stderr } = await runCli([...grid, ...flags, '--json'], folder);
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
  return parseRunText(stdout).cells;
}

describe('a grid of prompts and label maps', () => {
  it('trains every prompt, which differ from each other', { timeout }, async () => {
    const cells = await cellsOf('--method', 'vp', '--map', 'blm+', '--prompt', promptKinds.join(','));
    expect(cells.map(({ methodOptions }) => methodOptions.prompt ?? 'expansive')).toEqual([...promptKinds]);
    expect(new Set(cells.map(({ values }) => values.trainLoss)).size).toBe(promptKinds.length);
    expect(new Set(cells.map(({ artifacts }) => artifacts.prompt!.base64)).size).toBeGreaterThan(1);
  });

  it('trains every label map and layer, and lists the sources and weights of maps that mix', {
    timeout,
  }, async () => {
    const flags = ['--method', 'vp', '--map', mapKinds.join(','), '--sources-per-class', '1'];
    const cells = await cellsOf(...flags);
    expect(cells.map(({ methodOptions }) => methodOptions.map)).toEqual([...mapKinds]);
    for (const { methodOptions, artifacts, shots } of cells) {
      expect(shots.hash).toBe(cells[0]!.shots.hash);
      const weights = artifacts.labelMap?.map(({ weight }) => weight);
      if (['linear', 'head'].includes(String(methodOptions.map))) {
        expect(weights).toBeUndefined();
      } else if (['ilm', 'flm', 'rlm'].includes(String(methodOptions.map))) {
        expect(weights).toEqual(Array(10).fill(undefined));
      } else {
        expect(weights!.every((weight) => weight! > 0 && weight! <= 1)).toBe(true);
      }
    }
  });

  it('probes at both resolutions, the equal-resolution control beside the other', { timeout }, async () => {
    const cells = await cellsOf('--method', 'lp', '--lp-resolution', 'source,native');
    expect(cells.map(({ methodOptions }) => methodOptions.resolution)).toEqual(['source', 'native']);
    expect(cells[0]!.values.nll).not.toBe(cells[1]!.values.nll);
    expect(cells[0]!.shots.hash).toBe(cells[1]!.shots.hash);
  });

  it('names the methods in its table', { timeout }, async () => {
    const folder = temporaryFolder();
    const grid = [...tinyGrid(folder, {}, ['--steps', '3']), '--state', '0', '--seed', '0', '--method', 'vp'];
    const { stdout } = await runCli([...grid, '--prompt', 'expansive,watermark-full'], folder);
    expect(stdout).toContain('VP, prompt expansive ');
    expect(stdout).toContain('VP, prompt watermark-full ');
  });

  it('refuses more target classes than a label map can take, before any cell', { timeout }, async () => {
    const folder = temporaryFolder();
    const { code, stderr } = await runCli([...tinyGrid(folder), '--map', 'blm+,many-to-one'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'invalid data set for many-to-one: got fashion-mnist-sample of 10 classes, expected at most 3',
    );
  });
});
