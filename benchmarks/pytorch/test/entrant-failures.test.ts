import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EntrantError } from '../src/errors.js';
import { takeTurns } from '../src/take-turns.js';
import { fakeStarter } from './support/starters.js';
import { temporaryFolder } from './support/temporary-folder.js';

const race = (starter: ReturnType<typeof fakeStarter>) =>
  takeTurns([starter], { rounds: 1, warmUps: 0, pause: 0, scratch: temporaryFolder() });

test('a process that ends names itself, what it was asked, its exit code and its last words', async () => {
  const error = await race(fakeStarter({ name: 'A', loss: 1, breaksAt: 'turn' })).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EntrantError);
  expect(error).toMatchObject({
    code: 'RETICKET_ENTRANT',
    message: 'invalid answer of A to turn: got exit with 3 (out of paper), expected a line of JSON',
  });
});

test('a program that does not exist is an error of the same kind', async () => {
  const starter = fakeStarter({ name: 'A', loss: 1 });
  const program = join(temporaryFolder(), 'python');
  await expect(race({ ...starter, command: { ...starter.command, program } })).rejects.toThrow(
    /^invalid answer of A to prepare: got spawn .*ENOENT/,
  );
});

test('an answer that is no JSON is quoted', async () => {
  await expect(race(fakeStarter({ name: 'A', loss: 1, breaksAt: 'json' }))).rejects.toThrow(
    'invalid answer of A to prepare: got "no json", expected a line of JSON',
  );
});
