import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { tinyZoo } from '../support/tiny-zoo.js';

it('makes a damaged or missing ticket again, to the same bytes', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const args = [...tinyZoo(folder), '--method', 'imp-weight-rewinding', '--run-dir', 'run'];
  expect((await runCli([...args, '--out', 'one'], folder)).code).toBe(0);

  const chains = join(folder, 'run', 'chains');
  const chain = join(chains, readdirSync(chains)[0]!);
  truncateSync(join(chain, 'state-1.safetensors'), 1000);
  rmSync(join(chain, 'state-2.card.json'));
  expect((await runCli([...args, '--out', 'two'], folder)).code).toBe(0);

  const names = readdirSync(join(folder, 'one'));
  expect(names).toHaveLength(6);
  for (const name of names) {
    expect(readFileSync(join(folder, 'two', name))).toEqual(readFileSync(join(folder, 'one', name)));
  }
});
