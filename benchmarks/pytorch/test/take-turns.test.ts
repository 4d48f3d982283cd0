import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeTurns } from '../src/take-turns.js';
import { fakeStarter } from './support/starters.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('entrants are checked first, then take turns one after the other', async () => {
  const scratch = temporaryFolder();
  const log = join(scratch, 'log');
  const starters = [fakeStarter({ name: 'A', loss: 2, log }), fakeStarter({ name: 'B', loss: 2.0001, log })];
  const reported: string[] = [];
  const performances = await takeTurns(starters, {
    rounds: 2,
    warmUps: 1,
    pause: 0,
    scratch,
    onTurn: (name, round) => reported.push(`${name}${round}`),
  });

  const asked = readFileSync(log, 'utf8').trim().split('\n');
  expect(asked).toEqual(
    ['A prepare', 'A check', 'B prepare', 'B check']
      .concat(['A turn', 'B turn', 'A turn', 'B turn', 'A turn', 'B turn'])
      .concat(['A memory', 'B memory']),
  );
  expect(reported).toEqual(['A0', 'B0', 'A1', 'B1']);
  expect(performances.map(({ turns, peakBytes }) => [turns, peakBytes])).toEqual([
    [[{ seconds: 2 }, { seconds: 2 }], 2000],
    [[{ seconds: 2.0001 }, { seconds: 2.0001 }], 2000],
  ]);
  expect(performances[0]!.differences).toEqual({});
  expect(performances[1]!.differences.loss!.largest).toBeCloseTo(5e-5, 6);
});
