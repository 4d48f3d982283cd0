import { expect, it } from 'vitest';
import { createTfjsEngine, ExecutableStateError } from '../../src/index.js';
import { doublingInputs, doublingProgram, doublingWeights } from '../support/doubling-program.js';

async function compiled() {
  return (await createTfjsEngine({ backend: 'cpu' })).compile(doublingProgram(), doublingWeights);
}

it('refuses to run after dispose', async () => {
  const executable = await compiled();
  await executable.dispose();
  const run = executable.run(doublingInputs);
  await expect(run).rejects.toThrow(ExecutableStateError);
  await expect(run).rejects.toMatchObject({
    code: 'RETICKET_EXECUTABLE_STATE',
    message: 'invalid run of doubling: got a disposed executable, expected an idle one',
  });
});

it('can be disposed of twice', async () => {
  const executable = await compiled();
  await executable.dispose();
  await expect(executable.dispose()).resolves.toBeUndefined();
});

it('refuses overlapping runs and goes on with the first', async () => {
  const executable = await compiled();
  const first = executable.run(doublingInputs);
  await expect(executable.run(doublingInputs)).rejects.toThrow('got an overlapping run');
  expect([...(await first).sum!.data]).toEqual([2, 4]);
  expect([...(await executable.run(doublingInputs)).sum!.data]).toEqual([2, 4]);
  await executable.dispose();
});
