import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.js';
import { tinyGrid } from './support/tiny-grid.js';

const script = fileURLToPath(new URL('../scripts/kill-and-resume.mjs', import.meta.url));

it('yields the same run file after SIGKILL at random moments as without', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, '--kills', '3', '--', ...tinyGrid(folder)],
    { cwd: folder },
  );
  expect(stdout).toContain('3 kills: the run files are the same');
});
