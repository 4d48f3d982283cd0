import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DisagreementError } from '../src/errors.js';
import { takeTurns } from '../src/take-turns.js';
import { fakeStarter } from './support/starters.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('nothing is timed when two entrants compute different things', async () => {
  const scratch = temporaryFolder();
  const log = join(scratch, 'log');
  const starters = [fakeStarter({ name: 'A', loss: 2, log }), fakeStarter({ name: 'B', loss: 2.001, log })];
  await expect(takeTurns(starters, { rounds: 1, warmUps: 0, pause: 0, scratch })).rejects.toThrow(
    DisagreementError,
  );
  expect(existsSync(log)).toBe(true);
  expect(readFileSync(log, 'utf8')).not.toContain('turn');
});
