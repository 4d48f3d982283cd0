import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { startCli } from './support/cli.js';

it('ends without a trace when nobody reads its output any more', async () => {
  const { child, finished } = startCli(['grid', '--help'], tmpdir());
  child.stdout?.destroy();
  expect(await finished).toMatchObject({ code: 0, stderr: '' });
});
